with

pair_agreement as (
    select * from {{ ref('int_outlet_pair_agreement') }}
),

pair_stories as (
    select * from {{ ref('int_outlet_pair_stories') }}
),

-- what pairs of these outlets agree in as a rule
habit as (
    {{ beta_prior('pair_agreement', 'agree_count', 'shared_claim_count') }}
),

pairs as (
    select
        coalesce(pair_agreement.outlet_a_key, pair_stories.outlet_a_key) as outlet_a_key,
        coalesce(pair_agreement.outlet_b_key, pair_stories.outlet_b_key) as outlet_b_key,
        coalesce(pair_stories.shared_story_count, 0) as shared_story_count,
        pair_stories.copied_story_count,
        coalesce(pair_agreement.shared_claim_count, 0) as shared_claim_count,
        coalesce(pair_agreement.agree_count, 0) as agree_count,
        coalesce(pair_agreement.tension_count, 0) as tension_count,
        coalesce(pair_agreement.contradict_count, 0) as contradict_count,
        pair_agreement.ac1
    from pair_agreement
    full outer join pair_stories
        on
            pair_agreement.outlet_a_key = pair_stories.outlet_a_key
            and pair_agreement.outlet_b_key = pair_stories.outlet_b_key
),

final as (
    select
        -- keys
        pairs.outlet_a_key,
        pairs.outlet_b_key,

        -- numbers
        pairs.shared_story_count::integer as shared_story_count,
        pairs.shared_claim_count::integer as shared_claim_count,
        pairs.agree_count::integer as agree_count,
        pairs.tension_count::integer as tension_count,
        pairs.contradict_count::integer as contradict_count,
        round(pairs.agree_count::double / nullif(pairs.shared_claim_count, 0), 6) as agreement,
        round({{ wilson('pairs.agree_count', 'pairs.shared_claim_count', 'low') }}, 6) as agreement_low,
        round({{ wilson('pairs.agree_count', 'pairs.shared_claim_count', 'high') }}, 6) as agreement_high,
        case
            when pairs.shared_claim_count > 0 then round(
                (pairs.agree_count + coalesce(habit.alpha, 1))
                / (pairs.shared_claim_count + coalesce(habit.alpha, 1) + coalesce(habit.beta, 1)),
                6
            )
        end as expected_agreement,
        pairs.ac1,
        round(pairs.copied_story_count::double / nullif(pairs.shared_story_count, 0), 6) as copy_share
    from pairs
    left join habit
        on true
)

select * from final
