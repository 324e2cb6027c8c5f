{# The name of a text in letters and figures is told by its rare words; what is as common as this never tells two events apart. #}
{% set least_idf = 0.7 %}
{# Imaginary articles of everyday English that stand beside the pile, so that two articles alone know which of their words are rare. #}
{% set background = 300 %}

-- a view: a new epoch weighs every term anew, and each article is asked for by few
{{ config(materialized='view') }}

with

article_words as (
    select * from {{ ref('int_article_words') }}
),

term_statistics as (
    select * from {{ ref('int_term_statistics') }}
),

epochs as (
    select * from {{ ref('int_story_epochs') }}
),

weighed as (
    select
        article_words.article_id,
        article_words.kind,
        article_words.term,
        article_words.term_number,
        article_words.spelling,
        article_words.term_count,
        article_words.first_position,
        article_words.is_in_title,
        -- what came up since the statistics were taken is rare
        greatest(1, coalesce(term_statistics.document_frequency, 1)) as document_frequency,
        coalesce(term_statistics.article_share, 0) as article_share,
        epochs.article_count
    from article_words
    cross join epochs
    left join term_statistics
        on article_words.term_number = term_statistics.term_number
),

final as (
    select
        article_id,
        kind,
        term,
        term_number,
        spelling,
        term_count,
        first_position,
        is_in_title,
        document_frequency,
        ln((article_count + {{ background }}) / (document_frequency + {{ background }} * article_share)) as idf
    from weighed
)

select * from final
where idf >= {{ least_idf }}
