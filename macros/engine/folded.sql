{#
    A text in lower case with single blanks: two spellings that differ only in these are one value.
#}
{% macro folded(text) -%}
    {{ return(adapter.dispatch('folded', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__folded(text) -%}
    trim(regexp_replace(lower({{ text }}), r'\s+', ' '))
{%- endmacro %}

{% macro duckdb__folded(text) -%}
    trim(regexp_replace(lower({{ text }}), '\s+', ' ', 'g'))
{%- endmacro %}
