{#
    How many elements a list has; null for no list.
#}
{% macro list_size(list) -%}
    {{ return(adapter.dispatch('list_size', 'crosswire')(list)) }}
{%- endmacro %}

{% macro default__list_size(list) -%}
    size({{ list }})
{%- endmacro %}

{% macro duckdb__list_size(list) -%}
    len({{ list }})
{%- endmacro %}
