{#
    How many different elements a list has; null for no list.
#}
{% macro different_items(list) -%}
    {{ return(adapter.dispatch('different_items', 'crosswire')(list)) }}
{%- endmacro %}

{% macro default__different_items(list) -%}
    size(array_distinct({{ list }}))
{%- endmacro %}

{% macro duckdb__different_items(list) -%}
    list_unique({{ list }})
{%- endmacro %}
