{#
    What group `group` of a regular expression matched first in a text; empty where nothing did.
#}
{% macro matched(text, pattern, group) -%}
    {{ return(adapter.dispatch('matched', 'crosswire')(text, pattern, group)) }}
{%- endmacro %}

{% macro default__matched(text, pattern, group) -%}
    regexp_extract({{ text }}, r'{{ pattern }}', {{ group }})
{%- endmacro %}

{% macro duckdb__matched(text, pattern, group) -%}
    regexp_extract({{ text }}, '{{ pattern }}', {{ group }})
{%- endmacro %}
