{# What tells one correction from another. #}
{% set content = [
    'action', 'value', 'text', 'kind', 'external_id', 'evidence', 'other_text', 'other_evidence',
] %}

with

of_the_file as (
    select * from {{ ref('stg_corrections') }}
),

of_the_project as (
    select * from {{ ref('corrections') }}
),

of_entities as (
    select * from {{ ref('entity_corrections') }}
),

given as (
    select
        'file' as source,
        concat_ws(':', file, place) as place,
        number,
        action,
        value,
        reason,
        text,
        kind,
        null::string as external_id,
        evidence,
        other_text,
        other_evidence
    from of_the_file
    union all
    select
        'corrections' as source,
        'corrections' as place,
        null::integer as number,
        action,
        value,
        reason,
        text,
        kind,
        null::string as external_id,
        evidence,
        other_text,
        other_evidence
    from of_the_project
    union all
    select
        'entity_corrections' as source,
        'entity_corrections' as place,
        null::integer as number,
        action,
        value,
        reason,
        name as text,
        kind,
        external_id,
        null::string as evidence,
        null::string as other_text,
        null::string as other_evidence
    from of_entities
),

keyed as (
    select
        *,
        {{ surrogate_key(content) }} as correction_key
    from given
),

ranked as (
    select
        *,
        case source when 'file' then 0 when 'corrections' then 1 else 2 end as source_rank,
        row_number() over (
            partition by correction_key
            order by
                case source when 'file' then 0 when 'corrections' then 1 else 2 end asc,
                number desc nulls last,
                reason asc
        ) as place_among_equals
    from keyed
)

select
    -- keys
    correction_key,
    nullif(split_part(evidence, '/', 1), '') as article_id,
    nullif(split_part(evidence, '/', 2), '') as version_id,
    nullif(split_part(other_evidence, '/', 1), '') as other_article_id,
    nullif(split_part(other_evidence, '/', 2), '') as other_version_id,
    external_id,

    -- text
    action,
    case
        when action in ('speaker', 'no_speaker', 'not_quotation') then 'quotation'
        when action in ('same_claim', 'other_claim') then 'statement'
        else 'entity'
    end as what,
    value,
    reason,
    text,
    kind,
    evidence,
    other_text,
    other_evidence,
    source,
    place,

    -- numbers
    try_cast(split_part(split_part(evidence, '/', 3), '-', 1) as integer) as start_char,
    try_cast(split_part(split_part(evidence, '/', 3), '-', 2) as integer) as end_char,
    try_cast(split_part(split_part(other_evidence, '/', 3), '-', 1) as integer) as other_start_char,
    try_cast(split_part(split_part(other_evidence, '/', 3), '-', 2) as integer) as other_end_char,
    -- where two contradict each other: the file before the seeds, and in the file the row that comes last
    row_number() over (order by source_rank asc, number desc nulls last, correction_key asc) as precedence
from ranked
where place_among_equals = 1
