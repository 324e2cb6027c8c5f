with

sentences as (
    select * from {{ ref('int_version_sentences') }}
    where not is_same
),

version_pairs as (
    select * from {{ ref('int_version_pairs') }}
),

quotations as (
    select * from {{ ref('stg_quotations') }}
),

quantities as (
    select * from {{ ref('stg_quantities') }}
),

statements as (
    select * from {{ ref('stg_statements') }}
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
        sentences.place
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
        place
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
