{# Share of their common stretch from which two spans in one version are one finding, read twice. #}
{% set least_overlap = 0.5 %}

with

corrections as (
    select * from {{ ref('int_corrections') }}
    where what <> 'entity'
),

versions as (
    select * from {{ ref('int_versions') }}
),

findings as (
    select
        'quotation' as what,
        quotation_key as finding_key,
        version_id,
        text,
        start_char,
        end_char
    from {{ ref('stg_quotations') }}
    union all
    select
        'statement' as what,
        statement_key as finding_key,
        version_id,
        text,
        start_char,
        end_char
    from {{ ref('stg_statements') }}
),

sides as (
    select
        correction_key,
        'this' as side,
        what,
        article_id,
        version_id,
        text,
        start_char,
        end_char
    from corrections
    union all
    select
        correction_key,
        'other' as side,
        what,
        other_article_id as article_id,
        other_version_id as version_id,
        other_text as text,
        other_start_char as start_char,
        other_end_char as end_char
    from corrections
    where what = 'statement'
),

compared as (
    select
        sides.correction_key,
        sides.side,
        sides.what,
        versions.article_id,
        versions.version_id,
        versions.is_latest,
        findings.finding_key,
        sides.version_id = findings.version_id as is_same_version,
        sides.start_char = findings.start_char and sides.end_char = findings.end_char as is_same_span,
        greatest(
            least(sides.end_char, findings.end_char) - greatest(sides.start_char, findings.start_char), 0
        ) / (
            greatest(sides.end_char, findings.end_char) - least(sides.start_char, findings.start_char)
        ) as overlap,
        abs(sides.start_char - findings.start_char) as distance,
        lower({{ joined(comparison_words('sides.text'), ' ') }})
        = lower({{ joined(comparison_words('findings.text'), ' ') }}) as is_same_text
    from sides
    inner join versions
        on sides.article_id = versions.article_id
    inner join findings
        on
            versions.version_id = findings.version_id
            and sides.what = findings.what
),

graded as (
    select
        *,
        case
            when is_same_version and is_same_span then 'place'
            when is_same_version and overlap >= {{ least_overlap }} then 'overlap'
            when not is_same_version and is_same_text then 'text'
        end as matched_by
    from compared
),

ranked as (
    select
        *,
        -- its place, else the largest common stretch, else the same words nearest to the place, then the lower key
        row_number() over (
            partition by correction_key, side, version_id
            order by
                case matched_by when 'place' then 0 else 1 end asc,
                case when is_same_version then overlap end desc nulls last,
                distance asc,
                finding_key asc
        ) as rank
    from graded
    where matched_by is not null
)

select
    correction_key,
    side,
    what,
    article_id,
    version_id,
    is_latest,
    finding_key,
    matched_by
from ranked
where rank = 1
