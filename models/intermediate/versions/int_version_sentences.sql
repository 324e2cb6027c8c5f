{# Two sentences are one that was changed where they share this much of their words, weighed by rarity. #}
{% set least_likeness = 0.4 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_version_pairs': {'state': 'state'}}},
) }}

with

all_pairs as (
    select * from {{ ref('int_version_pairs') }}
),

version_pairs as (
    select *
    from all_pairs
    {{ unmade('state') }}
),

-- most articles have one version
compared_versions as (
    select before_version_id as version_id
    from version_pairs
    union
    select after_version_id as version_id
    from version_pairs
),

common_words as (
    select * from {{ ref('common_words') }}
),

sentences as (
    select
        sentences.*,
        {{ folded('sentences.text') }} as compared_text
    from {{ ref('stg_sentences') }} as sentences
    inner join compared_versions
        on sentences.version_id = compared_versions.version_id
    where sentences.kind <> 'header'
),

-- of a sentence that is printed twice the first is the first again
numbered as (
    select
        *,
        row_number() over (partition by version_id, compared_text order by start_char asc, end_char asc) as occurrence
    from sentences
),

before_sentences as (
    select
        version_pairs.after_version_id,
        numbered.*
    from version_pairs
    inner join numbered
        on version_pairs.before_version_id = numbered.version_id
),

after_sentences as (
    select
        version_pairs.after_version_id,
        numbered.*
    from version_pairs
    inner join numbered
        on version_pairs.after_version_id = numbered.version_id
),

same as (
    select
        before_sentences.after_version_id,
        before_sentences.sentence_key as before_key,
        after_sentences.sentence_key as after_key,
        1.0 as likeness
    from before_sentences
    inner join after_sentences
        on
            before_sentences.after_version_id = after_sentences.after_version_id
            and before_sentences.compared_text = after_sentences.compared_text
            and before_sentences.occurrence = after_sentences.occurrence
),

before_open as (
    select before_sentences.*
    from before_sentences
    left join same
        on before_sentences.sentence_key = same.before_key
    where same.before_key is null
),

after_open as (
    select after_sentences.*
    from after_sentences
    left join same
        on after_sentences.sentence_key = same.after_key
    where same.after_key is null
),

open_sentences as (
    select
        after_version_id,
        sentence_key,
        'before' as side,
        {{ words('text') }} as sentence_words
    from before_open
    union all
    select
        after_version_id,
        sentence_key,
        'after' as side,
        {{ words('text') }} as sentence_words
    from after_open
),

open_words as (
    {{ explode('open_sentences', ['after_version_id', 'sentence_key', 'side'], 'sentence_words') }}
),

weighed_words as (
    select
        open_words.after_version_id,
        open_words.sentence_key,
        open_words.side,
        open_words.value as word,
        -- "the" says nothing, and a word that is not common says all that a word can
        1 - coalesce(common_words.article_share, 0) as weight,
        row_number() over (
            partition by open_words.side, open_words.sentence_key, open_words.value
            order by open_words.position asc
        ) as occurrence
    from open_words
    left join common_words
        on open_words.value = common_words.word
),

weights as (
    select
        side,
        sentence_key,
        sum(weight) as weight
    from weighed_words
    group by side, sentence_key
),

shared_words as (
    select
        before_words.after_version_id,
        before_words.sentence_key as before_key,
        after_words.sentence_key as after_key,
        sum(before_words.weight) as weight
    from weighed_words as before_words
    inner join weighed_words as after_words
        on
            before_words.after_version_id = after_words.after_version_id
            and before_words.word = after_words.word
            and before_words.occurrence = after_words.occurrence
    where
        before_words.side = 'before'
        and after_words.side = 'after'
    group by before_words.after_version_id, before_words.sentence_key, after_words.sentence_key
),

likenesses as (
    select
        shared_words.after_version_id,
        shared_words.before_key,
        shared_words.after_key,
        before_open.start_char as before_start,
        after_open.start_char as after_start,
        -- rounded, for the order of a sum must not decide
        round(2 * shared_words.weight / (before_weights.weight + after_weights.weight), 6) as likeness
    from shared_words
    inner join weights as before_weights
        on
            shared_words.before_key = before_weights.sentence_key
            and before_weights.side = 'before'
    inner join weights as after_weights
        on
            shared_words.after_key = after_weights.sentence_key
            and after_weights.side = 'after'
    inner join before_open
        on shared_words.before_key = before_open.sentence_key
    inner join after_open
        on shared_words.after_key = after_open.sentence_key
    where before_weights.weight + after_weights.weight > 0
),

ranked as (
    select
        *,
        -- of two that are as alike the one that stands nearer to where it stood, then the earlier
        row_number() over (
            partition by before_key
            order by likeness desc, abs(before_start - after_start) asc, after_start asc
        ) as after_place,
        row_number() over (
            partition by after_key
            order by likeness desc, abs(before_start - after_start) asc, before_start asc
        ) as before_place
    from likenesses
    where likeness >= {{ least_likeness }}
),

changed as (
    select
        after_version_id,
        before_key,
        after_key,
        likeness
    from ranked
    where before_place = 1 and after_place = 1
),

aligned as (
    select * from same
    union all
    select * from changed
),

vanished as (
    select
        before_open.after_version_id,
        before_open.sentence_key as before_key,
        null as after_key,
        null as likeness
    from before_open
    left join changed
        on before_open.sentence_key = changed.before_key
    where changed.before_key is null
),

appeared as (
    select
        after_open.after_version_id,
        null as before_key,
        after_open.sentence_key as after_key,
        null as likeness
    from after_open
    left join changed
        on after_open.sentence_key = changed.after_key
    where changed.after_key is null
),

all_sentences as (
    select * from aligned
    union all
    select * from vanished
    union all
    select * from appeared
)

select
    all_sentences.after_version_id,
    all_sentences.before_key,
    all_sentences.after_key,
    all_sentences.likeness,
    before_sentences.text as before_text,
    before_sentences.start_char as before_start,
    before_sentences.end_char as before_end,
    after_sentences.text as after_text,
    after_sentences.start_char as after_start,
    after_sentences.end_char as after_end,
    coalesce(before_sentences.compared_text = after_sentences.compared_text, false) as is_same,
    -- where in the later text a sentence would stand that is not in it: behind what it stood behind
    coalesce(
        after_sentences.start_char,
        max(after_sentences.start_char) over (
            partition by all_sentences.after_version_id
            order by before_sentences.start_char asc nulls last, after_sentences.start_char asc
            rows between unbounded preceding and current row
        ),
        -1
    ) as place,
    version_pairs.state
from all_sentences
inner join version_pairs
    on all_sentences.after_version_id = version_pairs.after_version_id
left join before_sentences
    on all_sentences.before_key = before_sentences.sentence_key
left join after_sentences
    on all_sentences.after_key = after_sentences.sentence_key
