with

articles as (
    select * from {{ ref('int_articles') }}
)

select
    article_id,
    {{ surrogate_key(['article_id']) }} as story_key
from articles
