{%- set of_the_statement -%}
members.claim_key,
        members.story_key,
        members.outlet_key,
        members.witness_key,
        members.statement_key,
        members.published_at
{%- endset -%}
with

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest
),

claims as (
    select * from {{ ref('int_statement_claims') }}
),

entities as (
    select
        entity_key,
        min(name) as name
    from {{ ref('int_named_entities') }}
    group by entity_key
),

dates as (
    select * from {{ ref('stg_dates') }}
),

quantities as (
    select * from {{ ref('stg_quantities') }}
),

members as (
    select
        statements.*,
        claims.claim_key,
        -- outlets that print one text, or one agency's, are one witness
        coalesce(statements.copy_group_key, statements.outlet_key) as witness_key,
        statements.modality in ('expected', 'possible', 'conditional') as is_hedged
    from statements
    inner join claims
        on statements.statement_key = claims.statement_key
),

whether as (
    select
        {{ of_the_statement }},
        'whether' as slot,
        case when members.polarity = 'affirmed' and members.modality <> 'denied' then 'yes' else 'no' end as value,
        null::double as value_low,
        null::double as value_high,
        'whether' as value_kind,
        members.predicate_class || ' ' || coalesce(members.subject_entity_key, members.subject_head, '') as scope,
        members.is_hedged
    from members
),

subjects as (
    select
        {{ of_the_statement }},
        'who' as slot,
        entities.name as value,
        null::double as value_low,
        null::double as value_high,
        'text' as value_kind,
        null::varchar as scope,
        members.is_hedged
    from members
    inner join entities
        on members.subject_entity_key = entities.entity_key
),

objects as (
    select
        {{ of_the_statement }},
        'what' as slot,
        coalesce(entities.name, lower(members.object_head)) as value,
        null::double as value_low,
        null::double as value_high,
        'text' as value_kind,
        null::varchar as scope,
        members.is_hedged
    from members
    left join entities
        on members.object_entity_key = entities.entity_key
    where members.object_head is not null
),

locations as (
    select
        {{ of_the_statement }},
        'where' as slot,
        coalesce(entities.name, members.where_text) as value,
        null::double as value_low,
        null::double as value_high,
        'place' as value_kind,
        null::varchar as scope,
        members.is_hedged
    from members
    left join entities
        on members.where_entity_key = entities.entity_key
    where members.where_text is not null
),

times as (
    select
        {{ of_the_statement }},
        'when' as slot,
        case
            when dates.earliest = dates.latest then dates.earliest::varchar
            else coalesce(dates.earliest::varchar, '..') || '/' || coalesce(dates.latest::varchar, '..')
        end as value,
        {{ day_number('dates.earliest') }}::double as value_low,
        {{ day_number('dates.latest') }}::double as value_high,
        'date' as value_kind,
        null::varchar as scope,
        members.is_hedged
    from members
    inner join dates
        on
            members.version_id = dates.version_id
            and members.when_start = dates.start_char
            and members.when_end = dates.end_char
    where dates.earliest is not null or dates.latest is not null
),

numbers as (
    select
        {{ of_the_statement }},
        'how_many' as slot,
        case
            when quantities.low = floor(quantities.low) then quantities.low::bigint::varchar
            else quantities.low::varchar
        end as value,
        quantities.low as value_low,
        quantities.high as value_high,
        'number' as value_kind,
        coalesce(quantities.unit, '') || ' ' || lower(coalesce(quantities.of_what, '')) as scope,
        members.is_hedged or quantities.is_approximate as is_hedged
    from members
    inner join quantities
        on
            members.version_id = quantities.version_id
            and members.how_many_start = quantities.start_char
            and members.how_many_end = quantities.end_char
    where quantities.low is not null
),

slots as (
    select * from whether
    union all
    select * from subjects
    union all
    select * from objects
    union all
    select * from locations
    union all
    select * from times
    union all
    select * from numbers
)

select
    claim_key,
    story_key,
    slot,
    outlet_key,
    witness_key,
    value,
    value_low,
    value_high,
    value_kind,
    is_hedged,
    scope,
    statement_key,
    published_at as reported_at
from slots
