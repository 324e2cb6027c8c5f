with

corrections as (
    select * from {{ ref('int_corrections') }}
),

matches as (
    select * from {{ ref('int_correction_matches') }}
),

quotation_corrections as (
    select * from {{ ref('int_quotation_corrections') }}
),

-- corrections are few or none: read twice, all claims and statements would be kept whole
claims as (
    select * from {{ ref('int_statement_claims') }}
    where statement_key in (select matches.finding_key from matches)
),

statements as (
    select * from {{ ref('int_statements') }}
    where statement_key in (select matches.finding_key from matches)
),

versions as (
    select * from {{ ref('int_versions') }}
),

things as (
    select * from {{ ref('int_named_things') }}
),

entities as (
    select * from {{ ref('int_named_entities') }}
),

of_quotations as (
    select
        corrections.correction_key,
        matches.article_id,
        matches.version_id,
        matches.finding_key as quotation_key,
        null::string as statement_key,
        null::string as other_statement_key,
        quotation_corrections.speaker_entity_key as entity_key,
        matches.matched_by,
        case
            when corrections.action = 'not_quotation' then 'applied'
            when quotation_corrections.speaker_correction_key = corrections.correction_key then 'applied'
            when quotation_corrections.speaker_correction_key is not null then 'overruled'
            else 'unknown name'
        end as state
    from corrections
    inner join matches
        on corrections.correction_key = matches.correction_key
    left join quotation_corrections
        on matches.finding_key = quotation_corrections.quotation_key
    where corrections.what = 'quotation'
),

-- claims are of latest versions
of_statements as (
    select
        corrections.correction_key,
        these.article_id,
        these.version_id,
        null::string as quotation_key,
        these.finding_key as statement_key,
        others.finding_key as other_statement_key,
        null::string as entity_key,
        these.matched_by,
        case
            when these.finding_key = others.finding_key then 'same statement'
            when (corrections.action = 'same_claim') = (claims.claim_key = other_claims.claim_key) then 'applied'
            when statements.story_key <> other_statements.story_key then 'another story'
            else 'overruled'
        end as state
    from corrections
    inner join matches as these
        on
            corrections.correction_key = these.correction_key
            and these.side = 'this'
            and these.is_latest
    inner join matches as others
        on
            corrections.correction_key = others.correction_key
            and others.side = 'other'
            and others.is_latest
    inner join claims
        on these.finding_key = claims.statement_key
    inner join claims as other_claims
        on others.finding_key = other_claims.statement_key
    inner join statements
        on these.finding_key = statements.statement_key
    inner join statements as other_statements
        on others.finding_key = other_statements.statement_key
    where corrections.what = 'statement'
),

of_names as (
    select
        corrections.correction_key,
        corrections.action,
        entities.entity_key,
        max(case when entities.rule = corrections.action then 1 else 0 end) as has_rule
    from corrections
    inner join things
        on
            {{ name_key('corrections.text') }} = things.name_key
            and coalesce(corrections.kind, things.kind, '') = coalesce(things.kind, '')
    left join versions
        on things.version_id = versions.version_id
    left join entities
        on
            things.version_id = entities.version_id
            and things.thing_start = entities.thing_start
            and things.thing_end = entities.thing_end
    where
        corrections.what = 'entity'
        and (
            corrections.action <> 'split'
            or versions.article_id = corrections.article_id
            or versions.external_id = corrections.external_id
        )
    group by corrections.correction_key, corrections.action, entities.entity_key
),

of_entities as (
    select
        correction_key,
        null::string as article_id,
        null::string as version_id,
        null::string as quotation_key,
        null::string as statement_key,
        null::string as other_statement_key,
        entity_key,
        'name' as matched_by,
        case
            when action in ('merge', 'split') and has_rule = 0 then 'overruled'
            else 'applied'
        end as state
    from of_names
),

applied as (
    select * from of_quotations
    union all
    select * from of_statements
    union all
    select * from of_entities
),

final as (
    select
        -- keys
        {{ surrogate_key([
            'corrections.correction_key', 'applied.version_id', 'applied.quotation_key', 'applied.statement_key',
            'applied.other_statement_key', 'applied.entity_key',
        ]) }} as application_key,
        corrections.correction_key,
        applied.article_id,
        applied.version_id,
        applied.quotation_key,
        applied.statement_key,
        applied.other_statement_key,
        applied.entity_key,

        -- text
        corrections.what,
        corrections.action,
        corrections.value,
        corrections.reason,
        corrections.text,
        corrections.kind,
        corrections.evidence,
        corrections.other_text,
        corrections.other_evidence,
        corrections.source,
        corrections.place,
        coalesce(applied.state, 'no match') as state,
        applied.matched_by,

        -- numbers
        corrections.precedence::integer as precedence
    from corrections
    left join applied
        on corrections.correction_key = applied.correction_key
)

select * from final
