{#
    Says of a CTE that it is worked out once: `name as {{ materialized() }} (...)`. DuckDB's planner takes twice as
    long for each further step of a long chain of CTEs without it; to Spark it is a note for `spark_steps`.
#}
{% macro materialized() -%}
    {{ return(adapter.dispatch('materialized', 'crosswire')()) }}
{%- endmacro %}

{% macro default__materialized() -%}
    /* once */
{%- endmacro %}

{% macro duckdb__materialized() -%}
    materialized
{%- endmacro %}
