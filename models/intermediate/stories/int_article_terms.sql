{# The name of a text in letters and figures is told by its rare words; what is as common as this never tells two events apart. #}
{% set least_idf = 0.7 %}
{# Imaginary articles of everyday English that stand beside the pile, so that two articles alone know which of their words are rare. #}
{% set background = 300 %}

with

articles as (
    select * from {{ ref('int_article_texts') }}
),

versions as (
    select
        article_id,
        version_id
    from {{ ref('int_articles') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
),

common_words as (
    select * from {{ ref('common_words') }}
),

addresses as (
    select * from {{ ref('int_article_addresses') }}
),

slug_words as (
    {{ explode('addresses', ['article_id'], 'slug_words') }}
),

title_words as (
    {{ explode('articles', ['article_id'], 'title_words') }}
),

body_words as (
    {{ explode('articles', ['article_id'], 'body_words') }}
),

words as (
    select
        article_id,
        case when {{ matches('value', '^[0-9]+$') }} then 'number' else 'word' end as kind,
        value as term,
        true as is_title,
        1 as position
    from title_words
    union all
    -- the headline as it was when the address was made; numbers there are mostly of the publisher's system
    select
        article_id,
        'word' as kind,
        value as term,
        true as is_title,
        1 as position
    from slug_words
    where not {{ matches('value', '[0-9]') }}
    union all
    select
        article_id,
        case when {{ matches('value', '^[0-9]+$') }} then 'number' else 'word' end as kind,
        value as term,
        false as is_title,
        position
    from body_words
),

names as (
    select
        versions.article_id,
        mentions.start_char,
        {{ words('mentions.text') }} as name_words
    from mentions
    inner join versions
        on mentions.version_id = versions.version_id
    where
        mentions.form = 'name'
        and mentions.kind <> 'language'
),

name_words as (
    {{ explode('names', ['article_id', 'start_char'], 'name_words') }}
),

name_pairs as (
    select
        article_id,
        value as last_word,
        lag(value) over (partition by article_id, start_char order by position asc) as first_word
    from name_words
),

-- once per word and not once per place: a stem is five replacements
vocabulary as (
    select
        term,
        {{ stem('term') }} as stem
    from words
    where kind = 'word'
    group by term
),

terms as (
    select
        words.article_id,
        words.kind,
        coalesce(vocabulary.stem, words.term) as term,
        words.term as spelling,
        words.is_title,
        words.position
    from words
    left join vocabulary
        on words.term = vocabulary.term
    union all
    select
        article_id,
        'name' as kind,
        value as term,
        value as spelling,
        false as is_title,
        null as position
    from name_words
    where not {{ matches('value', '^[0-9]+$') }}
    union all
    select
        article_id,
        'bigram' as kind,
        first_word || ' ' || last_word as term,
        first_word || ' ' || last_word as spelling,
        false as is_title,
        null as position
    from name_pairs
    where first_word is not null
),

article_terms as (
    select
        article_id,
        kind,
        term,
        -- of the spellings the first in the alphabet, which is the shortest where one begins the other
        min(spelling) as spelling,
        count(*) as term_count,
        min(position) as first_position,
        bool_or(is_title) as is_in_title
    from terms
    group by article_id, kind, term
),

other_kinds as (
    select 'name' as kind
    union all
    select 'number' as kind
),

common_terms as (
    select
        'word' as kind,
        {{ stem('word') }} as term,
        least(1, sum(article_share)) as article_share
    from common_words
    group by {{ stem('word') }}
    union all
    -- names and numbers have no other forms
    select
        other_kinds.kind,
        common_words.word as term,
        common_words.article_share
    from common_words
    cross join other_kinds
),

sizes as (
    select count(*) as article_count
    from articles
),

term_frequencies as (
    select
        kind,
        term,
        count(*) as document_frequency
    from article_terms
    group by kind, term
),

term_weights as (
    select
        term_frequencies.kind,
        term_frequencies.term,
        term_frequencies.document_frequency,
        ln(
            (sizes.article_count + {{ background }})
            / (
                term_frequencies.document_frequency
                + {{ background }} * coalesce(common_terms.article_share, 0)
            )
        ) as idf
    from term_frequencies
    cross join sizes
    left join common_terms
        on
            term_frequencies.kind = common_terms.kind
            and term_frequencies.term = common_terms.term
)

select
    article_terms.article_id,
    article_terms.kind,
    article_terms.term,
    article_terms.spelling,
    article_terms.term_count,
    article_terms.first_position,
    article_terms.is_in_title,
    term_weights.document_frequency,
    term_weights.idf
from article_terms
inner join term_weights
    on
        article_terms.kind = term_weights.kind
        and article_terms.term = term_weights.term
where term_weights.idf >= {{ least_idf }}
