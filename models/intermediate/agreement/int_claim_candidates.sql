with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

statement_votes as (
    select * from {{ ref('int_statement_votes') }}
),

updates as (
    select * from {{ ref('int_claim_updates') }}
),

given as (
    select
        claim_key,
        slot,
        value,
        min(domain) as domain,
        count(*) as outlet_count,
        min(value_low) as value_low,
        max(value_high) as value_high,
        min(value_kind) as value_kind,
        bool_and(coalesce(is_hedged, false)) as is_hedged,
        bool_and(coalesce(is_attributed, false)) as is_attributed,
        bool_and(coalesce(is_of_kind, false)) as is_of_kind,
        -- of several scopes none
        case when min(scope) = max(scope) and count(scope) = count(*) then min(scope) end as scope,
        bool_or(coalesce(is_from_setting, false)) as is_from_setting,
        min(first_reported_at) as first_reported_at,
        max(reported_at) as last_reported_at
    from claim_values
    group by claim_key, slot, value
),

counted as (
    select
        claim_key,
        slot,
        value,
        count(*) as vote_count
    from statement_votes
    group by claim_key, slot, value
),

voted as (
    select
        given.*,
        -- whoever asserts is a witness
        case when given.slot = 'value' then given.outlet_count else coalesce(counted.vote_count, 0) end as vote_count
    from given
    left join counted
        on given.claim_key = counted.claim_key and given.slot = counted.slot and given.value = counted.value
),

-- nearly every slot has one value
contested as (
    select
        {{ slot_number() }} as slot_number,
        count(*) as value_count,
        sum(vote_count) as claim_vote_count
    from voted
    group by {{ slot_number() }}
    having count(*) > 1
)

select
    voted.claim_key,
    voted.slot,
    voted.value,
    voted.domain,
    voted.value_kind,
    voted.scope,
    voted.value_low,
    voted.value_high,
    voted.outlet_count,
    voted.vote_count,
    coalesce(contested.claim_vote_count, voted.vote_count) as claim_vote_count,
    coalesce(contested.value_count, 1) as value_count,
    voted.is_hedged,
    voted.is_attributed,
    voted.is_of_kind,
    voted.is_from_setting,
    updates.superseded_by,
    voted.first_reported_at,
    voted.last_reported_at
from voted
left join contested
    on {{ slot_number('voted') }} = contested.slot_number
left join updates
    on voted.claim_key = updates.claim_key and voted.slot = updates.slot and voted.value = updates.value
