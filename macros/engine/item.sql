{#
    The element of a list at a 1-based place; null where the list is shorter.
#}
{% macro item(list, place) -%}
    {{ return(adapter.dispatch('item', 'crosswire')(list, place)) }}
{%- endmacro %}

{% macro default__item(list, place) -%}
    get({{ list }}, {{ place }} - 1)
{%- endmacro %}

{% macro duckdb__item(list, place) -%}
    {{ list }}[{{ place }}]
{%- endmacro %}
