{#
    A condition on rows of a table, where those it holds for lie together, as what was put in last does. DuckDB hands a Bloom
    filter of what is asked for to the scan; it passes one in five hundred of all others, too, and so a block of each wide
    column of nearly the whole table. Of places the least is known, and no block before it is read.
#}
{% macro by_place(table, condition) -%}
    {{ return(adapter.dispatch('by_place', 'crosswire')(table, condition)) }}
{%- endmacro %}

{% macro default__by_place(table, condition) -%}
    {{ condition }}
{%- endmacro %}

{% macro duckdb__by_place(table, condition) -%}
    rowid in (select rowid from {{ table }} where {{ condition }})
{%- endmacro %}
