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
members_0 as (
    select
        item_id,
        item_id as group_id
    from {{ items }}
),

edges_0 as (
    select
        item_a as group_a,
        item_b as group_b,
        score as score_sum
    from {{ links }}
),
{% for this_round in range(1, rounds + 1) %}
{%- set last_round = this_round - 1 %}
sizes_{{ last_round }} as (
    select
        group_id,
        count(*) as size
    from members_{{ last_round }}
    group by group_id
),

averages_{{ last_round }} as (
    select
        edges.group_a,
        edges.group_b,
        -- rounded, for the order of a sum must not decide
        round(edges.score_sum / (sizes_a.size * sizes_b.size), 6) as score
    from edges_{{ last_round }} as edges
    inner join sizes_{{ last_round }} as sizes_a
        on edges.group_a = sizes_a.group_id
    inner join sizes_{{ last_round }} as sizes_b
        on edges.group_b = sizes_b.group_id
),

neighbours_{{ last_round }} as (
    select
        group_a as group_id,
        group_b as other_id,
        score
    from averages_{{ last_round }}
    where score >= {{ threshold }}
    union all
    select
        group_b as group_id,
        group_a as other_id,
        score
    from averages_{{ last_round }}
    where score >= {{ threshold }}
),

best_scores_{{ last_round }} as (
    select
        group_id,
        max(score) as score
    from neighbours_{{ last_round }}
    group by group_id
),

-- of two that are as near the smaller id is the neighbour
nearest_{{ last_round }} as (
    select
        neighbours.group_id,
        min(neighbours.other_id) as other_id
    from neighbours_{{ last_round }} as neighbours
    inner join best_scores_{{ last_round }} as best_scores
        on
            neighbours.group_id = best_scores.group_id
            and neighbours.score = best_scores.score
    group by neighbours.group_id
),

merges_{{ last_round }} as (
    select
        one.group_id,
        one.other_id as into_id
    from nearest_{{ last_round }} as one
    inner join nearest_{{ last_round }} as other
        on
            one.other_id = other.group_id
            and one.group_id = other.other_id
    where one.group_id > one.other_id
),

members_{{ this_round }} as (
    select
        members.item_id,
        coalesce(merged.into_id, members.group_id) as group_id
    from members_{{ last_round }} as members
    left join merges_{{ last_round }} as merged
        on members.group_id = merged.group_id
),

regrouped_{{ last_round }} as (
    select
        coalesce(merges_a.into_id, edges.group_a) as group_a,
        coalesce(merges_b.into_id, edges.group_b) as group_b,
        edges.score_sum
    from edges_{{ last_round }} as edges
    left join merges_{{ last_round }} as merges_a
        on edges.group_a = merges_a.group_id
    left join merges_{{ last_round }} as merges_b
        on edges.group_b = merges_b.group_id
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
    select * from members_{{ rounds }}
)
{%- endmacro %}
