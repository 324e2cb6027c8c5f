{#
    All that `group` of a regular expression catches in a text, in their order; the expression as RE2 reads it,
    in a raw string without quotation marks.
#}
{% macro matches_of(text, pattern, group=0) -%}
    {{ return(adapter.dispatch('matches_of', 'crosswire')(text, pattern, group)) }}
{%- endmacro %}

{% macro default__matches_of(text, pattern, group) -%}
    regexp_extract_all({{ text }}, r'{{ pattern }}', {{ group }})
{%- endmacro %}

{% macro duckdb__matches_of(text, pattern, group) -%}
    regexp_extract_all({{ text }}, '{{ pattern }}', {{ group }})
{%- endmacro %}
