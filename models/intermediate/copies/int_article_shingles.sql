{#
    Three words in a row, where the first has one of these lengths: a third of all places, found in the raw text by
    one expression and so at a tenth of the cost of taking all runs of words and keeping some. A copied passage falls
    into step within a few words, whatever stands before it.
#}
{% set run = ' (?:[^ ]{4}|[^ ]{6}|[^ ]{8}) [^ ]+ [^ ]+' %}

with

articles as (
    select * from {{ ref('int_clean_texts') }}
),

-- of articles with the same words one stands for all; the smallest id
representatives as (
    select
        text_key,
        min(article_id) as article_id
    from articles
    group by text_key
),

found as (
    select
        articles.article_id,
        {{ matches_of("' ' || replace(lower(articles.text), chr(10), ' ')", run) }} as runs
    from articles
    inner join representatives
        on articles.article_id = representatives.article_id
),

exploded as (
    {{ explode('found', ['article_id'], 'runs') }}
)

select distinct
    article_id,
    {{ text_number('value') }} as shingle
from exploded
