{#
    The end of a model's query: rows are written in this order, so that those that are asked for together lie together, and
    columns with long runs of one value are small. DuckDB sorts about as fast as it writes; on Spark a table has no such
    order worth its shuffle.
#}
{% macro lying_together(columns) -%}
    {{ return(adapter.dispatch('lying_together', 'crosswire')(columns)) }}
{%- endmacro %}

{% macro default__lying_together(columns) -%}
{%- endmacro %}

{% macro duckdb__lying_together(columns) -%}
    order by {{ columns | join(' asc, ') }} asc
{%- endmacro %}
