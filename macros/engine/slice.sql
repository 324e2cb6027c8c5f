{#
    `size` elements of a list from the 1-based place `start` on.
#}
{% macro slice(list, start, size) -%}
    {{ return(adapter.dispatch('slice', 'crosswire')(list, start, size)) }}
{%- endmacro %}

{% macro default__slice(list, start, size) -%}
    slice({{ list }}, {{ start }}, {{ size }})
{%- endmacro %}

{% macro duckdb__slice(list, start, size) -%}
    list_slice({{ list }}, {{ start }}, {{ start }} + {{ size }} - 1)
{%- endmacro %}
