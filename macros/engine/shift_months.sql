{#
    The first of a month `count` months after another, or before it; `day` is the first of a month.
#}
{% macro shift_months(day, count) -%}
    {{ return(adapter.dispatch('shift_months', 'crosswire')(day, count)) }}
{%- endmacro %}

{% macro default__shift_months(day, count) -%}
    add_months({{ day }}, {{ count }})
{%- endmacro %}

{% macro duckdb__shift_months(day, count) -%}
    ({{ day }} + to_months(({{ count }})::integer))::date
{%- endmacro %}
