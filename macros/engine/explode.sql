{#
    A select with one row per element of `list`, named `value`, and its 1-based `position`, beside `columns`.
#}
{% macro explode(relation, columns, list) -%}
    {{ return(adapter.dispatch('explode', 'crosswire')(relation, columns, list)) }}
{%- endmacro %}

{% macro default__explode(relation, columns, list) -%}
    select
        {{ columns | join(', ') }},
        value,
        at + 1 as position
    from {{ relation }}
    lateral view posexplode({{ list }}) exploded as at, value
{%- endmacro %}

{% macro duckdb__explode(relation, columns, list) -%}
    select
        {{ columns | join(', ') }},
        unnest({{ list }}) as value,
        generate_subscripts({{ list }}, 1) as position
    from {{ relation }}
{%- endmacro %}
