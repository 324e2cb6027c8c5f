{# An agency is named at the head of a text, before its first words; a dateline is no longer than this. #}
{% set head = 160 %}
{% set tail = 200 %}
{% set copyright =
    '(?:©|\\([cC]\\)|Copyright)[ 0-9]*(?: by)?(?: [tT]he)? ?([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2})'
%}
{% set told = '\\b(?:told|tells) (?:the )?([A-Z][A-Za-z-]+(?: (?:Press|News|France-Presse|Agency))*)' %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_articles': {'state': 'state'}}},
) }}

with

states as (
    select
        state,
        loaded_at
    from {{ ref('int_articles') }}
),

changed as (
    select *
    from states
    {{ unmade('state') }}
),

articles as (
    select * from {{ ref('int_articles') }}
),

texts as (
    select
        articles.article_id,
        articles.state,
        articles.author,
        articles.credit,
        left(ltrim(substr(articles.body, articles.text_start + 1)), {{ head }}) as head,
        right(rtrim(articles.body), {{ tail }}) as tail,
        substr(articles.body, articles.text_start + 1) as text
    from articles
    -- versions lie in the order in which they were loaded: the scan skips what is older
    inner join changed
        on
            articles.state = changed.state
            and articles.loaded_at = changed.loaded_at
)

select
    article_id,
    state,
    {{ matches_of("coalesce(credit, '')", "[^,;/|&()]+") }} as credits,
    {{ matches_of("coalesce(author, '')", "[^,;/|&()]+") }} as authors,
    {{ matches_of('head', '\\(([A-Z][A-Za-z .-]{1,40})\\) ?[-–—:]', 1) }} as datelines,
    {{ matches_of('head', '^[A-Z][^\\n(]{0,60}[-–—] ?\\(?([A-Z][A-Za-z]{1,12})\\)? ?[-–—]', 1) }}
        as dashed_datelines,
    {{ matches_of('tail', '[-–—(] ?([A-Z][A-Za-z ]{1,30})\\)?\\.?$', 1) }} as signatures,
    {{ matches_of('text', copyright, 1) }}
        as copyrights,
    {{ matches_of('text', '([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2}) contributed to th', 1) }}
        as contributors,
    {{ matches_of('text', told, 1) }}
        as told
from texts
