{% set shown = 8 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_link_inputs', 'unit': 'story_key'},
) }}

with

links as (
    select * from {{ ref('int_story_links') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
    where {{ is_unmade('story_key', ref('int_link_inputs')) }}
),

terms as (
    select * from {{ ref('int_article_terms') }}
    where {{ is_in('stories', 'article_id') }}
),

details as (
    select * from {{ ref('int_article_details') }}
    where kind is not null and {{ is_in('stories', 'article_id') }}
),

inside as (
    select
        links.*,
        stories_a.story_key
    from links
    inner join stories as stories_a
        on links.article_a = stories_a.article_id
    inner join stories as stories_b
        on links.article_b = stories_b.article_id
    where stories_a.story_key = stories_b.story_key
),

shared_terms as (
    select
        inside.article_a,
        inside.article_b,
        a.kind,
        a.spelling,
        row_number() over (
            partition by inside.article_a, inside.article_b, a.kind
            -- what tells most comes first, then in the order of the alphabet
            order by a.idf desc, a.spelling asc
        ) as place
    from inside
    inner join terms as a
        on inside.article_a = a.article_id
    inner join terms as b
        on
            inside.article_b = b.article_id
            and a.term_number = b.term_number
    where a.kind in ('word', 'name', 'number')
),

term_lists as (
    select
        article_a,
        article_b,
        {{ ordered_text("case when kind = 'name' then spelling end", ', ', 'place') }} as shared_names,
        {{ ordered_text("case when kind = 'word' then spelling end", ', ', 'place') }} as shared_words,
        {{ ordered_text("case when kind = 'number' then spelling end", ', ', 'place') }} as shared_numbers
    from shared_terms
    where place <= {{ shown }}
    group by article_a, article_b
),

shared_days as (
    select
        inside.article_a,
        inside.article_b,
        {{ ordered_text('a.value', ', ', 'a.value') }} as shared_days
    from inside
    inner join details as a
        on inside.article_a = a.article_id
    inner join details as b
        on
            inside.article_b = b.article_id
            and a.kind = b.kind
            and a.value = b.value
    where a.kind = 'day'
    group by inside.article_a, inside.article_b
),

final as (
    select
        -- keys
        inside.article_a as article_a_id,
        inside.article_b as article_b_id,
        inside.story_key,

        -- text
        term_lists.shared_names,
        term_lists.shared_words,
        term_lists.shared_numbers,
        shared_days.shared_days,

        -- numbers
        inside.score,
        inside.days_apart::integer as days_apart,
        inside.word_cosine,
        inside.name_cosine,
        inside.title_share,

        -- booleans
        inside.day_conflict = 1 as has_day_conflict,
        inside.age_conflict = 1 as has_age_conflict,
        inside.weekday_conflict = 1 as has_weekday_conflict,
        inside.street_conflict = 1 as has_street_conflict,
        inside.place_conflict = 1 as has_place_conflict
    from inside
    left join term_lists
        on
            inside.article_a = term_lists.article_a
            and inside.article_b = term_lists.article_b
    left join shared_days
        on
            inside.article_a = shared_days.article_a
            and inside.article_b = shared_days.article_b
)

select * from final
