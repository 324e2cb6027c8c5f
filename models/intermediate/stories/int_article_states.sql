with

articles as (
    select * from {{ ref('int_articles') }}
),

texts as (
    select * from {{ ref('int_article_texts') }}
)

select
    articles.article_id,
    articles.version_id,
    articles.outlet_key,
    articles.published_date,
    -- the version stands for what the input says, the extractor for what was found in it
    {{ text_number("articles.version_id || ' ' || articles.extractor || ' ' || texts.text") }} as state
from articles
inner join texts
    on articles.article_id = texts.article_id
