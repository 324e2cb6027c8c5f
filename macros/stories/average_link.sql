{#
    CTEs that put items into groups by average link, in rounds of mutual best neighbours; the last is `grouped`, with
    `item_id` and `group_id`, which is the smallest id of the group. `items` names a relation with `item_id`, `links`
    one with `item_a`, `item_b` (the greater id) and a `score` from 0 to 1; pairs without a link count 0.
    Two groups become one where each is the other's best and their pairs score `threshold` on average, so a chain
    of near neighbours makes no group. `rounds` bounds how often; every round joins at least the best pair of all.
    The words of the CTEs end in the number of their round and collide with no other names.
#}
{% macro average_link(items, links, threshold, rounds) -%}
{%- if threshold is not number or not 0 < threshold < 1 -%}
    {{ exceptions.raise_compiler_error("average_link needs a threshold between 0 and 1, got: " ~ threshold) }}
{%- endif -%}
{%- if rounds is not number or rounds < 1 -%}
    {{ exceptions.raise_compiler_error("average_link needs a number of rounds, got: " ~ rounds) }}
{%- endif -%}
-- whole numbers, in the order of the ids, join and group several times faster
numbered_items as {{ materialized() }} (
    select
        item_id,
        cast(row_number() over (order by item_id asc) as integer) as item_number
    from {{ items }}
),

members_0 as (
    select
        item_number,
        item_number as group_number
    from numbered_items
),

edges_0 as (
    select
        items_a.item_number as group_a,
        items_b.item_number as group_b,
        links.score as score_sum
    from {{ links }} as links
    inner join numbered_items as items_a
        on links.item_a = items_a.item_id
    inner join numbered_items as items_b
        on links.item_b = items_b.item_id
),
{% for this_round in range(1, rounds + 1) %}
{%- set last_round = this_round - 1 %}
sizes_{{ last_round }} as (
    select
        group_number,
        count(*) as size
    from members_{{ last_round }}
    group by group_number
),

averages_{{ last_round }} as (
    select
        edges.group_a,
        edges.group_b,
        -- rounded, for the order of a sum must not decide
        round(edges.score_sum / (sizes_a.size * sizes_b.size), 6) as score
    from edges_{{ last_round }} as edges
    inner join sizes_{{ last_round }} as sizes_a
        on edges.group_a = sizes_a.group_number
    inner join sizes_{{ last_round }} as sizes_b
        on edges.group_b = sizes_b.group_number
),

neighbours_{{ last_round }} as (
    select
        group_a as group_number,
        group_b as other_number,
        score
    from averages_{{ last_round }}
    where score >= {{ threshold }}
    union all
    select
        group_b as group_number,
        group_a as other_number,
        score
    from averages_{{ last_round }}
    where score >= {{ threshold }}
),

best_scores_{{ last_round }} as (
    select
        group_number,
        max(score) as score
    from neighbours_{{ last_round }}
    group by group_number
),

-- of two that are as near the smaller id is the neighbour
nearest_{{ last_round }} as (
    select
        neighbours.group_number,
        min(neighbours.other_number) as other_number
    from neighbours_{{ last_round }} as neighbours
    inner join best_scores_{{ last_round }} as best_scores
        on
            neighbours.group_number = best_scores.group_number
            and neighbours.score = best_scores.score
    group by neighbours.group_number
),

merges_{{ last_round }} as (
    select
        one.group_number,
        one.other_number as into_number
    from nearest_{{ last_round }} as one
    inner join nearest_{{ last_round }} as other
        on
            one.other_number = other.group_number
            and one.group_number = other.other_number
    where one.group_number > one.other_number
),

members_{{ this_round }} as (
    select
        members.item_number,
        coalesce(merged.into_number, members.group_number) as group_number
    from members_{{ last_round }} as members
    left join merges_{{ last_round }} as merged
        on members.group_number = merged.group_number
),

regrouped_{{ last_round }} as (
    select
        coalesce(merges_a.into_number, edges.group_a) as group_a,
        coalesce(merges_b.into_number, edges.group_b) as group_b,
        edges.score_sum
    from edges_{{ last_round }} as edges
    left join merges_{{ last_round }} as merges_a
        on edges.group_a = merges_a.group_number
    left join merges_{{ last_round }} as merges_b
        on edges.group_b = merges_b.group_number
),

edges_{{ this_round }} as (
    select
        least(group_a, group_b) as group_a,
        greatest(group_a, group_b) as group_b,
        sum(score_sum) as score_sum
    from regrouped_{{ last_round }}
    where group_a <> group_b
    group by least(group_a, group_b), greatest(group_a, group_b)
),
{% endfor %}
grouped as (
    select
        items.item_id,
        founders.item_id as group_id
    from members_{{ rounds }} as members
    inner join numbered_items as items
        on members.item_number = items.item_number
    inner join numbered_items as founders
        on members.group_number = founders.item_number
)
{%- endmacro %}
