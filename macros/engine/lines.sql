{#
    The lines of a text in their order; joined by line feeds they are the text again.
#}
{% macro lines(text) -%}
    {{ return(adapter.dispatch('lines', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__lines(text) -%}
    split({{ text }}, '\n')
{%- endmacro %}

{% macro duckdb__lines(text) -%}
    string_split({{ text }}, chr(10))
{%- endmacro %}
