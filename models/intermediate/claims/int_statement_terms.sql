{# In a story of two articles what both say would be what everybody says: so many statements without the term are added. #}
{% set unseen = 50.0 %}
{#- what is read twice is kept whole: at a full build, the words of millions -#}
{%- set latest_statements = 'statements' if goes_on() else ref('int_statements') -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_number'},
) }}

with

statements as (
    select
        *,
        {{ split_blanks('keywords') }} as keyword_list
    from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

keywords as (
    {{ explode('statements', ['statement_key', 'story_key', 'version_id'], 'keyword_list') }}
),

-- where it stands as one number: millions are joined by it, several times faster than by text and place
mentions as (
    select
        entity_key,
        {{ text_number('version_id, start_char, end_char') }} as span_number
    from {{ ref('int_mention_entities') }}
    where entity_key is not null
),

dates as (
    select
        *,
        {{ text_number('version_id, start_char, end_char') }} as span_number
    from {{ ref('stg_dates') }}
),

quantities as (
    select
        low,
        {{ text_number('version_id, start_char, end_char') }} as span_number
    from {{ ref('stg_quantities') }}
    where low is not null
),

classes as (
    select * from {{ ref('term_classes') }}
),

words as (
    select
        keywords.statement_key,
        keywords.story_key,
        coalesce(classes.class, keywords.value) as term
    from keywords
    left join classes
        on keywords.value = classes.term
    where keywords.value not like '@%' and keywords.value <> ''
),

placed as (
    select
        statement_key,
        story_key,
        version_id,
        try_cast(split_part(substr(value, 2), ':', 1) as integer) as start_char,
        try_cast(split_part(substr(value, 2), ':', 2) as integer) as end_char
    from keywords
    where value like '@%'
),

spans as (
    select
        *,
        {{ text_number('version_id, start_char, end_char') }} as span_number
    from placed
),

-- what happens in a capital happens in its country
countries as (
    select * from {{ ref('int_capital_countries') }}
),

named as (
    select
        spans.statement_key,
        spans.story_key,
        mentions.entity_key
    from spans
    inner join mentions
        on spans.span_number = mentions.span_number
),

entity_terms as (
    select
        statement_key,
        story_key,
        'e:' || entity_key as term
    from named
    union all
    select
        named.statement_key,
        named.story_key,
        'e:' || countries.country_key as term
    from named
    inner join countries
        on named.entity_key = countries.capital_key
),

-- "January 2019" shares the year with "2019"; an open "next week" is its words
date_terms as (
    select
        spans.statement_key,
        spans.story_key,
        case
            when dates.earliest is null then 'd:' || lower(dates.text)
            else 'd:' || dates.earliest::string || coalesce('/' || dates.latest::string, '')
        end as term
    from spans
    inner join dates
        on spans.span_number = dates.span_number
    where dates.earliest is null or coalesce(dates.granularity, '') <> 'year'
    union all
    select
        spans.statement_key,
        spans.story_key,
        'y:' || extract(year from dates.earliest)::string as term
    from spans
    inner join dates
        on spans.span_number = dates.span_number
    where dates.earliest is not null
),

quantity_terms as (
    select
        spans.statement_key,
        spans.story_key,
        'q:' || {{ number_text('quantities.low') }} as term
    from spans
    inner join quantities
        on spans.span_number = quantities.span_number
),

-- "for three years", "two more years": how long is one of few answers, where "three" is one of many numbers
length_terms as (
    select
        spans.statement_key,
        spans.story_key,
        'l:' || dates.timex_value as term
    from spans
    inner join dates
        on
            spans.version_id = dates.version_id
            and spans.start_char >= dates.start_char
            and spans.end_char <= dates.end_char
    where dates.timex_type = 'DURATION' and {{ matches('dates.timex_value', '^P[0-9]') }}
),

-- what is done on one day in one story is likely one happening
happening_terms as (
    select
        statement_key,
        story_key,
        'h:' || predicate_class || '@' || event_earliest::string as term
    from {{ latest_statements }}
    where is_latest and event_earliest = event_latest and modality = 'asserted'
),

all_terms as (
    select * from words
    union all
    select * from happening_terms
    union all
    select * from entity_terms
    union all
    select * from date_terms
    union all
    select * from quantity_terms
    union all
    select * from length_terms
),

numbered as (
    select
        *,
        {{ text_number('statement_key') }} as statement_number,
        {{ text_number('story_key') }} as story_number,
        {{ text_number('story_key, term') }} as term_number
    from all_terms
),

-- each once; whole numbers group several times faster than keys
terms as (
    select
        term_number,
        any_value(statement_key) as statement_key,
        any_value(story_number) as story_number,
        any_value(term) as term
    from numbered
    group by statement_number, term_number
),

frequencies as (
    select
        term_number,
        count(*) as statement_frequency
    from terms
    group by term_number
),

story_sizes as (
    select
        {{ text_number('story_key') }} as story_number,
        count(*) as statement_count
    from {{ latest_statements }}
    where is_latest
    group by story_key
),

weighted as (
    select
        terms.statement_key,
        terms.story_number,
        terms.term,
        terms.term_number,
        frequencies.statement_frequency,
        ln((story_sizes.statement_count + {{ unseen }}) / (frequencies.statement_frequency + 0.5)) as weight
    from terms
    inner join frequencies
        on terms.term_number = frequencies.term_number
    inner join story_sizes
        on terms.story_number = story_sizes.story_number
)

select * from weighted
{{ lying_together(['story_number']) }}
