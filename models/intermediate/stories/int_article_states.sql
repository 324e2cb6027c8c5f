{# Words of an untitled text that has no room to share much with another. #}
{% set most_words_of_brief = 120 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_clean_texts': {'state': 'state'}}},
) }}

with

articles as (
    select * from {{ ref('int_articles') }}
),

states as (
    select state
    from {{ ref('int_clean_texts') }}
),

changed as (
    select *
    from states
    {{ unmade('state') }}
),

clean_texts as (
    select * from {{ ref('int_clean_texts') }}
    where {{ is_in('changed', 'state', table=ref('int_clean_texts')) }}
),

texts as (
    select
        texts.article_id,
        texts.state,
        texts.text,
        {{ list_size(words("coalesce(texts.title, '')")) }} = 0 as is_untitled
    from clean_texts as texts
    inner join changed
        on texts.state = changed.state
)

select
    articles.article_id,
    articles.version_id,
    articles.outlet_key,
    articles.published_date,
    texts.is_untitled,
    case
        when texts.is_untitled then {{ list_size(words('texts.text')) }} <= {{ most_words_of_brief }}
        else false
    end as is_brief,
    texts.state
from articles
inner join texts
    on articles.article_id = texts.article_id
