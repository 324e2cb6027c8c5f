{#
    How often what no leader took is looked through for leaders of its own. A round can only shrink what is left;
    what is left at the end speaks for itself.
#}
{% set rounds = 4 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

attributions as (
    select * from {{ ref('int_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

pairs as (
    select * from {{ ref('int_attribution_pairs') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

-- a leader is what no fuller wording can take; a follower goes to a leader and never to another follower,
-- so that a chain of likenesses joins nothing
{% for round in range(1, rounds + 1) %}
left_{{ round }} as (
    {% if loop.first %}
    select attribution_key from attributions
    {% else %}
    select left_{{ round - 1 }}.attribution_key
    from left_{{ round - 1 }}
    left join leaders_{{ round - 1 }}
        on left_{{ round - 1 }}.attribution_key = leaders_{{ round - 1 }}.attribution_key
    left join followers_{{ round - 1 }}
        on left_{{ round - 1 }}.attribution_key = followers_{{ round - 1 }}.follower_key
    where
        leaders_{{ round - 1 }}.attribution_key is null
        and followers_{{ round - 1 }}.follower_key is null
    {% endif %}
),

leaders_{{ round }} as (
    select left_{{ round }}.attribution_key
    from left_{{ round }}
    left join pairs
        on left_{{ round }}.attribution_key = pairs.follower_key
    left join left_{{ round }} as fuller
        on pairs.leader_key = fuller.attribution_key
    group by left_{{ round }}.attribution_key
    having count(fuller.attribution_key) = 0
),

offers_{{ round }} as (
    select
        pairs.follower_key,
        pairs.leader_key,
        row_number() over (partition by pairs.follower_key order by pairs.preference asc) as place
    from pairs
    inner join leaders_{{ round }}
        on pairs.leader_key = leaders_{{ round }}.attribution_key
    inner join left_{{ round }}
        on pairs.follower_key = left_{{ round }}.attribution_key
),

followers_{{ round }} as (
    select * from offers_{{ round }}
    where place = 1
),

{% endfor %}
assigned as (
    {% for round in range(1, rounds + 1) %}
    select
        follower_key as attribution_key,
        leader_key
    from followers_{{ round }}
    {% if not loop.last %}
    union all
    {% endif %}
    {% endfor %}
),

members as (
    select
        attributions.*,
        coalesce(assigned.leader_key, attributions.attribution_key) as leader_key
    from attributions
    left join assigned
        on attributions.attribution_key = assigned.attribution_key
),

leaders as (
    select
        attribution_key,
        article_id,
        comparison_text,
        row_number() over (
            partition by article_id, comparison_text
            order by content_start asc, content_end asc, attribution_key asc
        ) as occurrence
    from members
    where attribution_key = leader_key
),

utterances as (
    select
        attribution_key,
        -- the fullest words and the article that has them; a second utterance of the same words is numbered
        {{ surrogate_key(['article_id', 'comparison_text', 'occurrence']) }} as utterance_key
    from leaders
)

select
    members.*,
    utterances.utterance_key,
    pairs.speaker_relation,
    pairs.shares_words,
    pairs.run_words,
    pairs.run_leader_quoted,
    pairs.run_follower_quoted,
    pairs.leader_start,
    pairs.leader_end
from members
inner join utterances
    on members.leader_key = utterances.attribution_key
left join pairs
    on
        members.attribution_key = pairs.follower_key
        and members.leader_key = pairs.leader_key
