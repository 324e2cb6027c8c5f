{#
    Five words in a row, where the first has one of these lengths: an eighth of all places, found in the raw text by
    one expression and so at a fraction of the cost of taking all runs of words and keeping some. A copied passage
    falls into step within a few words, whatever stands before it. Runs of fewer words are shared by chance a
    hundred times as often; of more, a paragraph leaves too few.
#}
{% set run = ' (?:[^ \\n]{4}|[^ \\n]{6}|[^ \\n]{8})(?: [^ \\n]+){4}' %}

with

articles as (
    select * from {{ ref('int_clean_texts') }}
),

same_texts as (
    select * from {{ ref('int_same_texts') }}
),

-- of articles with the same words one stands for all
represented as (
    select article_id
    from same_texts
    where article_id <> representative_id
),

found as (
    select
        articles.article_id,
        {{ text_numbers(matches_of('articles.text', run)) }} as runs
    from articles
    left join represented
        on articles.article_id = represented.article_id
    where represented.article_id is null
),

exploded as (
    {{ explode('found', ['article_id'], 'runs') }}
)

select
    article_id,
    position,
    value as shingle
from exploded
