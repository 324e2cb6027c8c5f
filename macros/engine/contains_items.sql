{#
    Whether a list of several items holds all items of another.
#}
{% macro contains_items(list, part) -%}
    {{ return(adapter.dispatch('contains_items', 'crosswire')(list, part)) }}
{%- endmacro %}

{% macro default__contains_items(list, part) -%}
    (size({{ list }}) > 1 and size({{ part }}) > 0 and size(array_except({{ part }}, {{ list }})) = 0)
{%- endmacro %}

{% macro duckdb__contains_items(list, part) -%}
    (len({{ list }}) > 1 and len({{ part }}) > 0 and list_has_all({{ list }}, {{ part }}))
{%- endmacro %}
