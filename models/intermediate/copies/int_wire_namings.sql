{# An agency is named at the head of a text, before its first words; a dateline is no longer than this. #}
{% set head = 160 %}
{% set tail = 200 %}
{% set copyright =
    '(?:©|\\([cC]\\)|Copyright)[ 0-9]*(?: by)?(?: [tT]he)? ?([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2})'
%}
{% set told = '\\b(?:told|tells) (?:the )?([A-Z][A-Za-z-]+(?: (?:Press|News|France-Presse|Agency))*)' %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_id'],
    meta={'made_of': {
        'int_articles': {'article_id': 'article_id', 'version_id': 'version_id', 'extractor': 'extractor'},
    }},
) }}

with

articles as (
    select * from {{ ref('int_articles') }}
),

changed as (
    select
        article_id,
        version_id,
        extractor,
        outlet,
        author,
        credit,
        left(ltrim(substr(body, text_start + 1)), {{ head }}) as head,
        right(rtrim(body), {{ tail }}) as tail,
        substr(body, text_start + 1) as text
    from articles
    {{ unmade('articles', {'article_id': 'article_id', 'version_id': 'version_id', 'extractor': 'extractor'}) }}
)

select
    article_id,
    version_id,
    extractor,
    {{ matches_of("coalesce(outlet, '')", '^.+$') }} as outlets,
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
from changed
