{# "harbour-bridge-closed": three words at least, for two may be a section. #}
{% set slug = '[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+){2,}' %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_article_states': {'state': 'state'}}, 'itself': 'first_position = 0'},
) }}

with

states as (
    select * from {{ ref('int_article_states') }}
),

changed as (
    select
        article_id,
        version_id,
        state
    from states
    {{ unmade('state') }}
),

texts as (
    select * from {{ ref('int_clean_texts') }}
    where {{ is_in('changed', 'state', table=ref('int_clean_texts')) }}
),

articles as (
    select
        texts.article_id,
        {{ words("coalesce(texts.title, '')") }} as title_words,
        {{ words('texts.text') }} as body_words
    from texts
    inner join changed
        on texts.state = changed.state
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where {{ is_in('changed', 'version_id') }}
),

paths as (
    select
        articles.article_id,
        {{ replace_all("coalesce(articles.url, '')", "^[A-Za-z]+://[^/]*|[?#].*$", "") }} as path
    from {{ ref('int_articles') }} as articles
    inner join changed
        on articles.article_id = changed.article_id
),

addresses as (
    select
        article_id,
        {{ words(joined(matches_of('path', slug), ' ')) }} as slug_words
    from paths
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
        changed.article_id,
        mentions.start_char,
        {{ words('mentions.text') }} as name_words
    from mentions
    inner join changed
        on mentions.version_id = changed.version_id
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

final as (
    select
        article_terms.article_id,
        article_terms.kind,
        article_terms.term,
        {{ text_number("article_terms.kind || ' ' || article_terms.term") }} as term_number,
        article_terms.spelling,
        article_terms.term_count,
        article_terms.first_position,
        article_terms.is_in_title,
        changed.state
    from article_terms
    inner join changed
        on article_terms.article_id = changed.article_id
    union all
    -- the article, which has been read
    select
        article_id,
        null as kind,
        null as term,
        null as term_number,
        null as spelling,
        null as term_count,
        0 as first_position,
        null as is_in_title,
        state
    from changed
)

select * from final
-- DuckDB skips what holds no row of an article itself without a look
{{ lying_together(['coalesce(first_position, 1) = 0', 'state']) }}
