{# A cosine is also seen beside the best that an article has; a poor best is no measure, as in a pile of two look-alikes. #}
{% set least_bests = {'word_cosine': 0.2, 'name_cosine': 0.3, 'lead_cosine': 0.15} %}

-- a view: what is new in it is a share of two numbers
{{ config(materialized='view') }}

with

likenesses as (
    select * from {{ ref('int_story_likenesses') }}
),

both_ways as (
    select
        article_a as article_id,
        word_cosine,
        name_cosine,
        lead_cosine
    from likenesses
    union all
    select
        article_b as article_id,
        word_cosine,
        name_cosine,
        lead_cosine
    from likenesses
),

bests as (
    select
        article_id,
        max(word_cosine) as best_word_cosine,
        max(name_cosine) as best_name_cosine,
        max(lead_cosine) as best_lead_cosine
    from both_ways
    group by article_id
)

select
    {%- for cosine, least_best in least_bests.items() %}
    round((
        likenesses.{{ cosine }} / greatest(bests_a.best_{{ cosine }}, {{ least_best }})
        + likenesses.{{ cosine }} / greatest(bests_b.best_{{ cosine }}, {{ least_best }})
    ) / 2, 6) as {{ cosine }}_of_best,
    {%- endfor %}
    likenesses.*
from likenesses
inner join bests as bests_a
    on likenesses.article_a = bests_a.article_id
inner join bests as bests_b
    on likenesses.article_b = bests_b.article_id
