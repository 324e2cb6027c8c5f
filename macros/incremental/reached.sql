{#
    A query: the items that ties lead to from the seeds, the seeds themselves among them. `seeds` names a relation with
    `item_id`, `ties` one with `item_a` and `item_b`, which leads both ways. A build that goes on asks with it what is
    grouped anew: a group without any seed is as it was.
#}
{% macro reached(seeds, ties) -%}
with recursive

tied as (
    select
        item_a as item_id,
        item_b as other_id
    from {{ ties }}
    union all
    select
        item_b as item_id,
        item_a as other_id
    from {{ ties }}
),

walked as (
    select item_id
    from {{ seeds }}
    union
    select tied.other_id as item_id
    from walked
    inner join tied
        on walked.item_id = tied.item_id
)

select item_id from walked
{%- endmacro %}
