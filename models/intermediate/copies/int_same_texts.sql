with

articles as (
    select * from {{ ref('int_clean_texts') }}
),

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

repeated_heads as (
    select head
    from shingles
    group by head
    having count(*) > 1
),

-- the whole is read only of those that begin the same
keyed as (
    select
        articles.article_id,
        articles.text,
        md5({{ bare_text('articles.text') }}) as text_key
    from articles
    inner join shingles
        on articles.article_id = shingles.article_id
    where shingles.head in (select repeated_heads.head from repeated_heads)
),

repeated_keys as (
    select
        text_key,
        min(article_id) as representative_id
    from keyed
    group by text_key
    having count(*) > 1
)

select
    keyed.article_id,
    repeated_keys.representative_id,
    {{ word_count('keyed.text') }} as word_count
from keyed
inner join repeated_keys
    on keyed.text_key = repeated_keys.text_key
