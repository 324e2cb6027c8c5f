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
        {{ lines(without_header()) }} as body_lines
    from articles
    {{ unmade('articles', {'article_id': 'article_id', 'version_id': 'version_id', 'extractor': 'extractor'}) }}
)

select
    article_id,
    version_id,
    extractor,
    {{ line_numbers('body_lines') }} as line_numbers
from changed
