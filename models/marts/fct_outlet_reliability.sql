with

stories as (
    select * from {{ ref('int_outlet_stories') }}
),

counted as (
    select
        outlet_key,
        sum(claim_count) as claim_count,
        sum(exclusive_count) as exclusive_count,
        sum(dated_count) as dated_count,
        sum(first_count) as first_count,
        sum(value_count) as value_count,
        sum(corrected_count) as corrected_count,
        sum(checked_count) as checked_count,
        round(sum(right_millionths) / 1000000.0::double, 4) as right_count
    from stories
    group by outlet_key
),

expected as (
    select
        *,
        right_count + 8 as expected_right_count,
        checked_count + 10 as expected_count
    from counted
),

final as (
    select
        -- keys
        outlet_key,

        -- numbers
        claim_count::integer as claim_count,
        checked_count::integer as checked_value_count,
        round(expected_right_count / expected_count, 6) as reliability,
        round({{ wilson('expected_right_count', 'expected_count', 'low') }}, 6) as reliability_low,
        round({{ wilson('expected_right_count', 'expected_count', 'high') }}, 6) as reliability_high,
        round(first_count::double / nullif(dated_count, 0), 6) as first_share,
        round(exclusive_count::double / claim_count, 6) as exclusive_share,
        round(corrected_count::double / value_count, 6) as corrected_share
    from expected
)

select * from final
