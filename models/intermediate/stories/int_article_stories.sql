{# Two groups are one story where their articles are this likely to be, on average over all pairs of the two. #}
{% set threshold = 0.32 %}
{# Each round merges at least every best pair; the sets that the weights come from are done after 13. #}
{% set rounds = 16 %}

with

articles as (
    select * from {{ ref('int_articles') }}
),

links as (
    select * from {{ ref('int_story_links') }}
),

members_0 as (
    select
        article_id,
        article_id as group_id
    from articles
),

edges_0 as (
    select
        article_a as group_a,
        article_b as group_b,
        score as score_sum
    from links
),

{% for this_round in range(1, rounds + 1) %}
{% set last_round = this_round - 1 %}
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
        -- pairs without a score are strangers; rounded, for the order of a sum must not decide
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

ranked_{{ last_round }} as (
    select
        group_id,
        other_id,
        -- of two that are as near the smaller id is the neighbour
        row_number() over (partition by group_id order by score desc, other_id asc) as place
    from neighbours_{{ last_round }}
),

merges_{{ last_round }} as (
    select
        one.group_id,
        one.other_id as into_id
    from ranked_{{ last_round }} as one
    inner join ranked_{{ last_round }} as other
        on
            one.other_id = other.group_id
            and one.group_id = other.other_id
            and one.place = 1
            and other.place = 1
    where one.group_id > one.other_id
),

members_{{ this_round }} as (
    select
        members.article_id,
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
-- the earliest article names the story; undated ones come last, then the smaller id comes first
named as (
    select
        members.article_id,
        first_value(members.article_id) over (
            partition by members.group_id
            order by articles.published_at asc nulls last, members.article_id asc
            rows between unbounded preceding and unbounded following
        ) as first_article_id
    from members_{{ rounds }} as members
    inner join articles
        on members.article_id = articles.article_id
)

select
    article_id,
    first_article_id,
    {{ surrogate_key(['first_article_id']) }} as story_key
from named
