with

articles as (
    select * from {{ ref('int_articles') }}
)

select
    article_id,
    outlet_key,
    published_date,
    {{ words("coalesce(title, '')") }} as title_words,
    {{ words('substr(body, text_start + 1)') }} as body_words
from articles
