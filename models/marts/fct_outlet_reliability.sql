with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
),

right_values as (
    select
        claim_values.outlet_key,
        count(*) as value_count,
        sum(case when claim_values.is_corrected then 1 else 0 end) as corrected_count,
        sum(case when beliefs.claim_vote_count > 1 then 1 else 0 end) as checked_count,
        -- of whole millionths, since a sum's last digits depend on its order
        round(
            sum(
                case when beliefs.claim_vote_count > 1 then round(beliefs.posterior * 1000000)::bigint else 0 end
            ) / 1000000.0::double,
            4
        ) as right_count
    from claim_values
    inner join beliefs
        on {{ value_number('claim_values') }} = {{ value_number('beliefs') }}
    group by claim_values.outlet_key
),

-- an assertion has one slot
reported as (
    select
        {{ text_number('claim_key') }} as claim_number,
        outlet_key,
        first_reported_at
    from claim_values
    where slot = 'value'
    union all
    select
        {{ text_number('claim_key') }} as claim_number,
        outlet_key,
        min(first_reported_at) as first_reported_at
    from claim_values
    where slot <> 'value'
    group by claim_key, outlet_key
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
        reported.outlet_key,
        count(*) as claim_count,
        sum(case when claims.outlet_count = 1 then 1 else 0 end)::double / count(*) as exclusive_share,
        avg(case
            when claims.dated_count > 1 and reported.first_reported_at is not null
                then case when reported.first_reported_at = claims.first_reported_at then 1 else 0 end
        end) as first_share
    from reported
    inner join claims
        on reported.claim_number = claims.claim_number
    group by reported.outlet_key
),

expected as (
    select
        *,
        right_count + 8 as expected_right_count,
        checked_count + 10 as expected_count
    from right_values
),

final as (
    select
        -- keys
        expected.outlet_key,

        -- numbers
        shares.claim_count::integer as claim_count,
        expected.checked_count::integer as checked_value_count,
        round(expected.expected_right_count / expected.expected_count, 6) as reliability,
        round(
            {{ wilson('expected.expected_right_count', 'expected.expected_count', 'low') }}, 6
        ) as reliability_low,
        round(
            {{ wilson('expected.expected_right_count', 'expected.expected_count', 'high') }}, 6
        ) as reliability_high,
        round(shares.first_share, 6) as first_share,
        round(shares.exclusive_share, 6) as exclusive_share,
        round(expected.corrected_count::double / expected.value_count, 6) as corrected_share
    from expected
    inner join shares
        on expected.outlet_key = shares.outlet_key
)

select * from final
