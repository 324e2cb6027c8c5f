-- a view: one number for each article
{{ config(materialized='view') }}

with

articles as (
    select * from {{ ref('int_articles') }}
),

boilerplate_lines as (
    select * from {{ ref('int_boilerplate_lines') }}
),

blanked as (
    select
        article_id,
        {{ ordered_text('cast(position as string)', ' ', 'position') }} as positions
    from boilerplate_lines
    group by article_id
)

select
    articles.article_id,
    {{ text_number(
        "articles.version_id || ' ' || articles.extractor || ' ' || coalesce(blanked.positions, '')"
    ) }} as state
from articles
left join blanked
    on articles.article_id = blanked.article_id
