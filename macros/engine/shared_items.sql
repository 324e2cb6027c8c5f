{#
    The items that two lists have in common, each once.
#}
{% macro shared_items(one, other) -%}
    {{ return(adapter.dispatch('shared_items', 'crosswire')(one, other)) }}
{%- endmacro %}

{% macro default__shared_items(one, other) -%}
    array_intersect({{ one }}, {{ other }})
{%- endmacro %}

{% macro duckdb__shared_items(one, other) -%}
    list_intersect({{ one }}, {{ other }})
{%- endmacro %}
