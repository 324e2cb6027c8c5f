{#
    CTEs that say of the terms of articles how much each tells; the last is called `name`. `words` names a relation like
    `int_article_words`, which a model that goes on narrows first: the statistics are joined to no more than that.
#}
{% macro weighed_terms(name, words) -%}
{#- The name of a text in letters and figures is told by its rare words; what is as common as this never tells two events apart. -#}
{%- set least_idf = 0.7 -%}
{#- Imaginary articles of everyday English that stand beside the pile, so that two articles alone know which of their words are rare. -#}
{%- set background = 300 -%}
{{ name }}_counted as (
    select
        article_words.article_id,
        article_words.state,
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
    from {{ words }} as article_words
    cross join {{ ref('int_story_epochs') }} as epochs
    left join {{ ref('int_term_statistics') }} as term_statistics
        on article_words.term_number = term_statistics.term_number
    where article_words.term_number is not null
),

{{ name }}_told as (
    select
        article_id,
        state,
        kind,
        term,
        term_number,
        spelling,
        term_count,
        first_position,
        is_in_title,
        document_frequency,
        ln((article_count + {{ background }}) / (document_frequency + {{ background }} * article_share)) as idf
    from {{ name }}_counted
),

{{ name }} as (
    select * from {{ name }}_told
    where idf >= {{ least_idf }}
)
{%- endmacro %}
