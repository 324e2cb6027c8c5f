{#
    Says of a CTE that it is worked out once: `name as {{ materialized() }} (...)`. DuckDB's planner takes twice as
    long for each further step of a long chain of CTEs without it; Spark knows no such word and has no such trouble.
#}
{% macro materialized() -%}
    {{ return(adapter.dispatch('materialized', 'crosswire')()) }}
{%- endmacro %}

{% macro default__materialized() -%}
{%- endmacro %}

{% macro duckdb__materialized() -%}
    materialized
{%- endmacro %}
