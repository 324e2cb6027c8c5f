{# One article cannot tell how rare a word is; a name that only one has is not kept here. #}
{% set least_articles = 2 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['epoch'],
    meta={'made_of': {'int_story_epochs': {'epoch': 'epoch'}}},
) }}

with

epochs as (
    select * from {{ ref('int_story_epochs') }}
),

begun as (
    select epoch
    from epochs
    {{ unmade('epoch') }}
),

article_words as (
    select * from {{ ref('int_article_words') }}
    where term_number is not null
),

common_words as (
    select * from {{ ref('common_words') }}
),

other_kinds as (
    select 'name' as kind
    union all
    select 'number' as kind
),

common_terms as (
    select
        'word' as kind,
        {{ stem('word') }} as term,
        least(1, sum(article_share)) as article_share
    from common_words
    group by {{ stem('word') }}
    union all
    -- names and numbers have no other forms
    select
        other_kinds.kind,
        common_words.word as term,
        common_words.article_share
    from common_words
    cross join other_kinds
),

frequencies as (
    select
        begun.epoch,
        article_words.term_number,
        count(*) as document_frequency,
        cast(0 as double) as article_share
    from begun
    cross join article_words
    group by begun.epoch, article_words.term_number
    having count(*) >= {{ least_articles }}
    union all
    select
        begun.epoch,
        {{ text_number("common_terms.kind || ' ' || common_terms.term") }} as term_number,
        0 as document_frequency,
        common_terms.article_share
    from begun
    cross join common_terms
)

select
    epoch,
    term_number,
    max(document_frequency) as document_frequency,
    max(article_share) as article_share
from frequencies
group by epoch, term_number
