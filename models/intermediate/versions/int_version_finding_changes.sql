{# Quotations and statements are one that was changed where they share this much of their words. #}
{% set least_likeness = 0.3 %}
{# Of two sentences that are not one it takes more. #}
{% set least_likeness_elsewhere = 0.6 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_version_findings': {'state': 'state'}}},
) }}

with

all_findings as (
    select * from {{ ref('int_version_findings') }}
),

findings as (
    select
        *,
        -- who said the same words is a change, what a number counts is told by the number's own words
        case when kind = 'quotation' then coalesce({{ folded('about') }}, '') else '' end as compared_about
    from all_findings
    {{ unmade('state') }}
),

numbered as (
    select
        *,
        row_number() over (
            partition by after_version_id, side, kind, compared_text, compared_about
            order by place asc, start_char asc, end_char asc
        ) as occurrence
    from findings
),

befores as (
    select * from numbered
    where side = 'before'
),

afters as (
    select * from numbered
    where side = 'after'
),

same as (
    select
        befores.after_version_id,
        befores.finding_key as before_key,
        afters.finding_key as after_key
    from befores
    inner join afters
        on
            befores.after_version_id = afters.after_version_id
            and befores.kind = afters.kind
            and befores.compared_text = afters.compared_text
            and befores.compared_about = afters.compared_about
            and befores.occurrence = afters.occurrence
),

open_befores as (
    select befores.*
    from befores
    left join same
        on befores.finding_key = same.before_key
    where same.before_key is null
),

open_afters as (
    select afters.*
    from afters
    left join same
        on afters.finding_key = same.after_key
    where same.after_key is null
),

open_findings as (
    select
        after_version_id,
        kind,
        side,
        finding_key,
        {{ split_blanks('compared_text') }} as finding_words
    from open_befores
    union all
    select
        after_version_id,
        kind,
        side,
        finding_key,
        {{ split_blanks('compared_text') }} as finding_words
    from open_afters
),

exploded as (
    {{ explode('open_findings', ['after_version_id', 'kind', 'side', 'finding_key'], 'finding_words') }}
),

-- of a word that comes twice both count
finding_words as (
    select
        *,
        row_number() over (partition by side, finding_key, value order by position asc) as occurrence
    from exploded
    where kind <> 'quantity'
),

word_counts as (
    select
        side,
        finding_key,
        count(*) as word_count
    from finding_words
    group by side, finding_key
),

shared_words as (
    select
        before_words.after_version_id,
        before_words.finding_key as before_key,
        after_words.finding_key as after_key,
        count(*) as word_count
    from finding_words as before_words
    inner join finding_words as after_words
        on
            before_words.after_version_id = after_words.after_version_id
            and before_words.kind = after_words.kind
            and before_words.value = after_words.value
            and before_words.occurrence = after_words.occurrence
    where
        before_words.side = 'before'
        and after_words.side = 'after'
    group by before_words.after_version_id, before_words.finding_key, after_words.finding_key
),

alike_in_words as (
    select
        shared_words.before_key,
        shared_words.after_key,
        round(2.0 * shared_words.word_count / (before_counts.word_count + after_counts.word_count), 6) as likeness
    from shared_words
    inner join word_counts as before_counts
        on
            shared_words.before_key = before_counts.finding_key
            and before_counts.side = 'before'
    inner join word_counts as after_counts
        on
            shared_words.after_key = after_counts.finding_key
            and after_counts.side = 'after'
),

-- figures share no words: two that may count the same, in one sentence
alike_in_place as (
    select
        open_befores.finding_key as before_key,
        open_afters.finding_key as after_key,
        case
            when {{ folded('open_befores.about') }} = {{ folded('open_afters.about') }} then 1.0
            else 0.5
        end as likeness
    from open_befores
    inner join open_afters
        on
            open_befores.after_version_id = open_afters.after_version_id
            and open_befores.kind = open_afters.kind
            and open_befores.place_key = open_afters.place_key
    where
        open_befores.kind = 'quantity'
        and coalesce({{ folded('open_befores.about') }} = {{ folded('open_afters.about') }}, true)
),

alike as (
    select * from alike_in_words
    union all
    select * from alike_in_place
),

ranked as (
    select
        open_befores.after_version_id,
        alike.before_key,
        alike.after_key,
        -- of two that are as alike the one in the same sentence, then the one at the same place in it, then the earlier
        row_number() over (
            partition by alike.before_key
            order by
                alike.likeness desc,
                case when open_befores.place_key = open_afters.place_key then 0 else 1 end asc,
                abs(open_befores.number_in_sentence - open_afters.number_in_sentence) asc,
                open_afters.start_char asc,
                open_afters.end_char asc
        ) as after_place,
        row_number() over (
            partition by alike.after_key
            order by
                alike.likeness desc,
                case when open_befores.place_key = open_afters.place_key then 0 else 1 end asc,
                abs(open_befores.number_in_sentence - open_afters.number_in_sentence) asc,
                open_befores.start_char asc,
                open_befores.end_char asc
        ) as before_place
    from alike
    inner join open_befores
        on alike.before_key = open_befores.finding_key
    inner join open_afters
        on alike.after_key = open_afters.finding_key
    where
        alike.likeness >= case
            when open_befores.place_key = open_afters.place_key then {{ least_likeness }}
            else {{ least_likeness_elsewhere }}
        end
),

changed as (
    select
        after_version_id,
        before_key,
        after_key
    from ranked
    where before_place = 1 and after_place = 1
),

vanished as (
    select
        open_befores.after_version_id,
        open_befores.finding_key as before_key,
        null as after_key
    from open_befores
    left join changed
        on open_befores.finding_key = changed.before_key
    where changed.before_key is null
),

appeared as (
    select
        open_afters.after_version_id,
        null as before_key,
        open_afters.finding_key as after_key
    from open_afters
    left join changed
        on open_afters.finding_key = changed.after_key
    where changed.after_key is null
),

changes as (
    select * from changed
    union all
    select * from vanished
    union all
    select * from appeared
)

select
    changes.after_version_id,
    coalesce(befores.kind, afters.kind) as kind,
    changes.before_key,
    changes.after_key,
    befores.sentence_key as before_sentence_key,
    afters.sentence_key as after_sentence_key,
    befores.text as before_text,
    befores.start_char as before_start,
    befores.end_char as before_end,
    befores.about as before_about,
    afters.text as after_text,
    afters.start_char as after_start,
    afters.end_char as after_end,
    afters.about as after_about,
    coalesce(afters.place, befores.place) as place,
    coalesce(afters.state, befores.state) as state
from changes
left join befores
    on changes.before_key = befores.finding_key
left join afters
    on changes.after_key = afters.finding_key
