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

sentences as (
    select sentences.*
    from {{ ref('int_version_sentences') }} as sentences
    inner join version_pairs
        on sentences.after_version_id = version_pairs.after_version_id
    where not sentences.is_same
),

quotations as (
    select quotations.*
    from {{ ref('stg_quotations') }} as quotations
    inner join compared_versions
        on quotations.version_id = compared_versions.version_id
),

quantities as (
    select quantities.*
    from {{ ref('stg_quantities') }} as quantities
    inner join compared_versions
        on quantities.version_id = compared_versions.version_id
),

statements as (
    select statements.*
    from {{ ref('stg_statements') }} as statements
    inner join compared_versions
        on statements.version_id = compared_versions.version_id
),

findings as (
    select
        quotation_key as finding_key,
        version_id,
        'quotation' as kind,
        start_char,
        end_char,
        text,
        speaker_text as about
    from quotations
    union all
    select
        quantity_key as finding_key,
        version_id,
        'quantity' as kind,
        start_char,
        end_char,
        text,
        coalesce(of_what, unit) as about
    from quantities
    union all
    select
        statement_key as finding_key,
        version_id,
        'statement' as kind,
        start_char,
        end_char,
        text,
        subject_text as about
    from statements
),

-- of two that share their span, as of two statements in one clause, one will do
found as (
    select
        version_id,
        kind,
        start_char,
        end_char,
        text,
        min(finding_key) as finding_key,
        min(about) as about
    from findings
    group by version_id, kind, start_char, end_char, text
),

sides as (
    select
        sentences.after_version_id,
        'before' as side,
        version_pairs.before_version_id as version_id,
        sentences.before_key as sentence_key,
        sentences.before_start as sentence_start,
        sentences.before_end as sentence_end,
        coalesce(sentences.after_key, sentences.before_key) as place_key,
        sentences.place,
        sentences.state
    from sentences
    inner join version_pairs
        on sentences.after_version_id = version_pairs.after_version_id
    where sentences.before_key is not null
    union all
    select
        after_version_id,
        'after' as side,
        after_version_id as version_id,
        after_key as sentence_key,
        after_start as sentence_start,
        after_end as sentence_end,
        after_key as place_key,
        place,
        state
    from sentences
    where after_key is not null
)

select
    sides.after_version_id,
    sides.side,
    found.kind,
    found.finding_key,
    found.start_char,
    found.end_char,
    found.text,
    found.about,
    {{ joined(words('found.text'), ' ') }} as compared_text,
    sides.sentence_key,
    sides.place_key,
    sides.place,
    sides.state,
    row_number() over (
        partition by sides.after_version_id, sides.side, sides.sentence_key, found.kind
        order by found.start_char asc, found.end_char asc, found.finding_key asc
    ) as number_in_sentence
from sides
inner join found
    on
        sides.version_id = found.version_id
        and sides.sentence_start <= found.start_char
        and sides.sentence_end > found.start_char
