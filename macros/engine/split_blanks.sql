{#
    The parts of a text between single blanks, as a list.
#}
{% macro split_blanks(text) -%}
    {{ return(adapter.dispatch('split_blanks', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__split_blanks(text) -%}
    split({{ text }}, ' ')
{%- endmacro %}

{% macro duckdb__split_blanks(text) -%}
    string_split({{ text }}, ' ')
{%- endmacro %}
