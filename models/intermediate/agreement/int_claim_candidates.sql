with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

votes as (
    select * from {{ ref('int_claim_votes') }}
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
    from votes
    group by claim_key, slot, value
)

select
    given.claim_key,
    given.slot,
    given.value,
    given.domain,
    given.value_kind,
    given.scope,
    given.value_low,
    given.value_high,
    given.outlet_count,
    coalesce(counted.vote_count, 0) as vote_count,
    sum(coalesce(counted.vote_count, 0)) over (partition by given.claim_key, given.slot) as claim_vote_count,
    count(*) over (partition by given.claim_key, given.slot) as value_count,
    given.is_hedged,
    given.is_attributed,
    given.is_of_kind,
    updates.superseded_by,
    given.last_reported_at
from given
left join counted
    on given.claim_key = counted.claim_key and given.slot = counted.slot and given.value = counted.value
left join updates
    on given.claim_key = updates.claim_key and given.slot = updates.slot and given.value = updates.value
