with

texts as (
    select * from {{ ref('int_clean_texts') }}
),

worded as (
    select
        *,
        {{ words('text') }} as body_words
    from texts
)

select
    article_id,
    outlet_key,
    published_at,
    published_date,
    text,
    {{ words("coalesce(title, '')") }} as title_words,
    body_words,
    {{ list_size('body_words') }} as body_word_count
from worded
