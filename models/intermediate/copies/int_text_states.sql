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
        state,
        bit_xor({{ text_number('position') }}) as positions
    from boilerplate_lines
    group by state
)

select
    articles.article_id,
    articles.version_id,
    {{ text_number('articles.state, blanked.positions') }} as state
from articles
left join blanked
    on articles.state = blanked.state
