{#
    One column of a relation that is known to have few rows, to look up in. DuckDB, which cannot know it of a step of a
    query, would look up in the other side, which has millions; Spark sees it when the step has run.
#}
{% macro few(relation, column) -%}
    {{ return(adapter.dispatch('few', 'crosswire')(relation, column)) }}
{%- endmacro %}

{% macro default__few(relation, column) -%}
    select {{ column }} from {{ relation }}
{%- endmacro %}

{# What comes out of one list is expected to be little. #}
{% macro duckdb__few(relation, column) -%}
    select unnest(list({{ column }})) as {{ column }} from {{ relation }}
{%- endmacro %}
