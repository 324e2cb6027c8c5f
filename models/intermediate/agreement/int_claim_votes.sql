with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

-- nothing says on whom an assertion relies: each is a witness
assertions as (
    select
        claim_key,
        slot,
        domain,
        witness_key,
        outlet_key,
        value
    from claim_values
    where slot = 'value'
),

statements as (
    select * from claim_values
    where slot <> 'value'
),

-- the outlets of one witness that give one value are one voice
voices as (
    select
        claim_key,
        slot,
        domain,
        witness_key,
        value,
        count(*) as outlet_count,
        min(reported_at) as first_reported_at,
        max(reported_at) as last_reported_at
    from statements
    group by claim_key, slot, domain, witness_key, value
),

numbered as (
    select
        *,
        -- where they differ, what most of them give, then what was given last, then what sorts first
        row_number() over (
            partition by claim_key, slot, witness_key
            order by outlet_count desc, last_reported_at desc nulls last, value asc
        ) as place
    from voices
),

-- whoever of them came first answers for the witness
speakers as (
    select
        claim_key,
        slot,
        witness_key,
        outlet_key,
        row_number() over (
            partition by claim_key, slot, witness_key
            order by reported_at asc nulls last, outlet_key asc
        ) as place
    from statements
)

select * from assertions
union all
select
    numbered.claim_key,
    numbered.slot,
    numbered.domain,
    numbered.witness_key,
    speakers.outlet_key,
    numbered.value
from numbered
inner join speakers
    on
        numbered.claim_key = speakers.claim_key
        and numbered.slot = speakers.slot
        and numbered.witness_key = speakers.witness_key
        and speakers.place = 1
where numbered.place = 1
