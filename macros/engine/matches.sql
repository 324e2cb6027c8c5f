{#
    Whether a text matches a regular expression anywhere; `pattern` is written without SQL quotes.
#}
{% macro matches(text, pattern) -%}
    {{ return(adapter.dispatch('matches', 'crosswire')(text, pattern)) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    ({{ text }} rlike r'{{ pattern }}')
{%- endmacro %}

{% macro duckdb__matches(text, pattern) -%}
    regexp_matches({{ text }}, '{{ pattern }}')
{%- endmacro %}
