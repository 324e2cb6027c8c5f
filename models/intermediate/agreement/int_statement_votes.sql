{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_claim_inputs', 'unit': 'story_key'},
) }}

with

claim_values as (
    select * from {{ ref('int_claim_values') }}
    where slot <> 'value' and {{ is_unmade('story_key', ref('int_claim_inputs')) }}
),

given as (
    select
        claim_key,
        slot,
        value,
        min(value_kind) as value_kind,
        min(value_low) as value_low,
        max(value_high) as value_high,
        count(*) as outlet_count
    from claim_values
    where slot in ('when', 'where')
    group by claim_key, slot, value
),

-- who says "in June" or "in Elmport" does not deny "on 3 June" or "at the harbour, Elmport"
narrower as (
    select
        wide.claim_key,
        wide.slot,
        wide.value,
        narrow.value as narrow_value,
        row_number() over (
            partition by wide.claim_key, wide.slot, wide.value
            order by narrow.outlet_count desc, narrow.value asc
        ) as place,
        count(*) over (
            partition by wide.claim_key, wide.slot, wide.value, narrow.outlet_count
        ) as rival_count
    from given as wide
    inner join given as narrow
        on wide.claim_key = narrow.claim_key and wide.slot = narrow.slot and wide.value <> narrow.value
    where
        (
            wide.value_kind = 'date'
            and wide.value_high - wide.value_low > narrow.value_high - narrow.value_low
            and wide.value_low <= narrow.value_low
            and wide.value_high >= narrow.value_high
        )
        or (wide.value_kind = 'place' and {{ contains_words('narrow.value', 'wide.value') }})
),

statements as (
    select
        claim_values.claim_key,
        claim_values.story_key,
        claim_values.slot,
        claim_values.domain,
        claim_values.witness_key,
        claim_values.outlet_key,
        claim_values.reported_at,
        coalesce(narrower.narrow_value, claim_values.value) as value,
        {{ text_number('claim_values.claim_key, claim_values.slot, claim_values.witness_key') }} as witness_number
    from claim_values
    left join narrower
        on
            claim_values.claim_key = narrower.claim_key
            and claim_values.slot = narrower.slot
            and claim_values.value = narrower.value
            and narrower.place = 1
            -- of several narrower ones none
            and narrower.rival_count = 1
),

-- nearly every witness is one outlet; only what several say needs sorting
several as (
    select witness_number
    from statements
    group by witness_number
    having count(*) > 1
),

of_several as (
    select statements.*
    from statements
    inner join several
        on statements.witness_number = several.witness_number
),

-- the outlets of one witness that give one value are one voice
voices as (
    select
        claim_key,
        story_key,
        slot,
        domain,
        witness_key,
        witness_number,
        value,
        count(*) as outlet_count,
        max(reported_at) as last_reported_at
    from of_several
    group by claim_key, story_key, slot, domain, witness_key, witness_number, value
),

numbered as (
    select
        *,
        -- where they differ, what most of them give, then what was given last, then what sorts first
        row_number() over (
            partition by witness_number order by outlet_count desc, last_reported_at desc nulls last, value asc
        ) as place
    from voices
),

-- whoever of them came first answers for the witness
speakers as (
    select
        witness_number,
        outlet_key,
        row_number() over (
            partition by witness_number order by reported_at asc nulls last, outlet_key asc
        ) as place
    from of_several
)

select
    statements.claim_key,
    statements.story_key,
    statements.slot,
    statements.domain,
    statements.witness_key,
    statements.outlet_key,
    statements.value
from statements
left join several
    on statements.witness_number = several.witness_number
where several.witness_number is null
union all
select
    numbered.claim_key,
    numbered.story_key,
    numbered.slot,
    numbered.domain,
    numbered.witness_key,
    speakers.outlet_key,
    numbered.value
from numbered
inner join speakers
    on
        numbered.witness_number = speakers.witness_number
        and speakers.place = 1
where numbered.place = 1
{{ lying_together(['story_key']) }}
