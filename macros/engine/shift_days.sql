{#
    The day `count` days after another, or before it.
#}
{% macro shift_days(day, count) -%}
    {{ return(adapter.dispatch('shift_days', 'crosswire')(day, count)) }}
{%- endmacro %}

{% macro default__shift_days(day, count) -%}
    date_add({{ day }}, {{ count }})
{%- endmacro %}

{% macro duckdb__shift_days(day, count) -%}
    ({{ day }} + ({{ count }})::integer)
{%- endmacro %}
