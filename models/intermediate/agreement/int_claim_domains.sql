{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_accuracy_epochs', 'unit': 'subject'},
) }}

with

candidates as (
    select * from {{ ref('int_claim_candidates') }}
    where {{ is_unmade("'outlets'", ref('int_accuracy_epochs'), under='subject') }}
),

slots as (
    select
        domain,
        sum(vote_count) as vote_count,
        sum(vote_count * (vote_count - 1)) as same_count,
        -- of the majority, or of one of several as large
        max(vote_count) as most_votes
    from candidates
    where claim_vote_count > 1
    group by domain, {{ slot_number() }}
),

-- how often two witnesses that both miss the majority give the same value
collisions as (
    select
        domain,
        (same_count - most_votes * (most_votes - 1))::double
        / ((vote_count - most_votes) * (vote_count - most_votes - 1)) as collision_share
    from slots
    where vote_count - most_votes > 1
),

domains as (
    select
        domain,
        count(distinct value) as value_count
    from candidates
    group by domain
),

collided as (
    select
        domain,
        -- rounded, since a sum's last digits depend on its order
        round(sum(collision_share), 9) as collision_sum,
        count(*) as claim_count
    from collisions
    group by domain
)

select
    domains.domain,
    'outlets' as subject,
    domains.value_count,
    coalesce(collided.claim_count, 0) as claim_count,
    case
        when domains.domain = 'whether' then 1
        -- before any claim is seen, ten wrong values, with the weight of ten claims
        else (10 + coalesce(collided.claim_count, 0)) / (1 + coalesce(collided.collision_sum, 0))
    end as n_false
from domains
left join collided
    on domains.domain = collided.domain
