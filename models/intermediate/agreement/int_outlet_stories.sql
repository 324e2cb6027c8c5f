{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': 'story_key'},
) }}

with

claim_values as (
    select
        coalesce(story_key, '') as story_key,
        claim_key,
        slot,
        value,
        outlet_key,
        is_corrected,
        first_reported_at
    from {{ ref('int_claim_values') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

beliefs as (
    select
        claim_key,
        slot,
        value,
        claim_vote_count,
        posterior
    from {{ ref('int_claim_beliefs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

judged as (
    select
        claim_values.story_key,
        claim_values.outlet_key,
        count(*) as value_count,
        sum(case when claim_values.is_corrected then 1 else 0 end)::bigint as corrected_count,
        sum(case when beliefs.claim_vote_count > 1 then 1 else 0 end)::bigint as checked_count,
        -- whole numbers, since the last digits of a sum of others depend on its order
        sum(
            case when beliefs.claim_vote_count > 1 then round(beliefs.posterior * 1000000)::bigint else 0 end
        )::bigint as right_millionths
    from claim_values
    inner join beliefs
        on {{ value_number('claim_values') }} = {{ value_number('beliefs') }}
    group by claim_values.story_key, claim_values.outlet_key
),

-- an assertion has one slot
reported as (
    select
        story_key,
        {{ text_number('claim_key') }} as claim_number,
        outlet_key,
        first_reported_at
    from claim_values
    where slot = 'value'
    union all
    select
        story_key,
        {{ text_number('claim_key') }} as claim_number,
        outlet_key,
        min(first_reported_at) as first_reported_at
    from claim_values
    where slot <> 'value'
    group by story_key, claim_key, outlet_key
),

claims as (
    select
        claim_number,
        count(*) as outlet_count,
        count(first_reported_at) as dated_count,
        min(first_reported_at) as first_reported_at
    from reported
    group by claim_number
),

shares as (
    select
        reported.story_key,
        reported.outlet_key,
        count(*) as claim_count,
        sum(case when claims.outlet_count = 1 then 1 else 0 end)::bigint as exclusive_count,
        count(reported.first_reported_at) filter (where claims.dated_count > 1) as dated_count,
        count(reported.first_reported_at) filter (
            where claims.dated_count > 1 and reported.first_reported_at = claims.first_reported_at
        ) as first_count
    from reported
    inner join claims
        on reported.claim_number = claims.claim_number
    group by reported.story_key, reported.outlet_key
)

select
    shares.story_key,
    shares.outlet_key,
    shares.claim_count,
    shares.exclusive_count,
    shares.dated_count,
    shares.first_count,
    judged.value_count,
    judged.corrected_count,
    judged.checked_count,
    judged.right_millionths
from shares
inner join judged
    on shares.story_key = judged.story_key and shares.outlet_key = judged.outlet_key
