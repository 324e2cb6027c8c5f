{#
    A select with one row per run of three elements of a list of numbers, as a number `shingle`, and the 1-based
    `position` of its first, beside `columns`. Each engine has numbers of its own, as for `text_number`.
#}
{% macro explode_runs(relation, columns, list) -%}
    {{ return(adapter.dispatch('explode_runs', 'crosswire')(relation, columns, list)) }}
{%- endmacro %}

{% macro default__explode_runs(relation, columns, list) -%}
    select
        {{ columns | join(', ') }},
        xxhash64({{ list }}[at], {{ list }}[at + 1], {{ list }}[at + 2]) as shingle,
        at + 1 as position
    from {{ relation }}
    lateral view posexplode({{ list }}) exploded as at, value
    where at < size({{ list }}) - 2
{%- endmacro %}

{# the list unrolled three times side by side, one and two places on: a lambda over places takes twice as long #}
{% macro duckdb__explode_runs(relation, columns, list) -%}
    select
        {{ columns | join(', ') }},
        hash(first_number, second_number, third_number) as shingle,
        position::integer as position
    from (
        select
            {{ columns | join(', ') }},
            unnest({{ list }}) as first_number,
            unnest({{ list }}[2:]) as second_number,
            unnest({{ list }}[3:]) as third_number,
            generate_subscripts({{ list }}, 1) as position
        from {{ relation }}
    )
    where third_number is not null
{%- endmacro %}
