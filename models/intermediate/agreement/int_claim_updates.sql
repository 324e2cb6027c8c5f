with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

cumulative_acts as (
    select * from {{ ref('cumulative_acts') }}
),

reported as (
    select
        claim_values.claim_key,
        claim_values.slot,
        claim_values.value,
        min(claim_values.value_low) as value_low,
        max(claim_values.value_high) as value_high,
        min(claim_values.scope) as scope,
        bool_and(cumulative_acts.only_grows) as only_grows,
        count(distinct claim_values.witness_key) as witness_count,
        min(claim_values.reported_at) as first_reported_at,
        max(claim_values.reported_at) as last_reported_at
    from claim_values
    inner join cumulative_acts
        on claim_values.predicate_class = cumulative_acts.act
    where claim_values.slot = 'how_many'
    group by claim_values.claim_key, claim_values.slot, claim_values.value
    -- who gives no day may have spoken last
    having count(claim_values.reported_at) = count(*)
),

later as (
    select
        earlier.claim_key,
        earlier.slot,
        earlier.value,
        later.value as superseded_by,
        later.first_reported_at as superseded_at,
        row_number() over (
            partition by earlier.claim_key, earlier.slot, earlier.value
            order by later.first_reported_at asc, later.value_low desc, later.value asc
        ) as place
    from reported as earlier
    inner join reported as later
        on
            earlier.claim_key = later.claim_key
            and earlier.slot = later.slot
            and (earlier.scope = later.scope or trim(earlier.scope) = '' or trim(later.scope) = '')
            -- nobody gives the number any more once the larger one is out
            and earlier.last_reported_at < later.first_reported_at
            and earlier.value_high < later.value_low
            -- of the injured some die and some are counted in haste: there the larger number needs the greater support
            and (later.only_grows or earlier.witness_count < later.witness_count)
)

select
    claim_key,
    slot,
    value,
    superseded_by,
    superseded_at
from later
where place = 1
