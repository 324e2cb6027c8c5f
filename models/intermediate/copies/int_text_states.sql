-- a view: one number for each article
{{ config(materialized='view') }}

with

articles as (
    select * from {{ ref('int_articles') }}
),

boilerplate_lines as (
    select * from {{ ref('int_boilerplate_lines') }}
    where line_number is not null
),

blanked as (
    select
        article_id,
        bit_xor({{ text_number('cast(position as string)') }}) as positions
    from boilerplate_lines
    group by article_id
)

select
    articles.article_id,
    articles.version_id,
    {{ text_number(
        "cast(articles.state as string) || ' ' || cast(coalesce(blanked.positions, 0) as string)"
    ) }} as state
from articles
left join blanked
    on articles.article_id = blanked.article_id
