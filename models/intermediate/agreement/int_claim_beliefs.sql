{% set unknown_accuracy = 0.8 %}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

claim_votes as (
    select * from {{ ref('int_claim_votes') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

candidates as (
    select
        candidates.*,
        -- of a kind of value that came up since, as many wrong ones as before any claim is seen
        coalesce(domains.n_false, case candidates.domain when 'whether' then 1 else 10 end) as n_false
    from {{ ref('int_claim_candidates') }} as candidates
    left join {{ ref('int_claim_domains') }} as domains
        on candidates.domain = domains.domain
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

outlet_accuracy as (
    select * from {{ ref('int_outlet_accuracy') }}
),

voices as (
    select
        claim_votes.claim_key,
        claim_votes.slot,
        claim_votes.value,
        -- nothing is known of an outlet that came up since
        coalesce(outlet_accuracy.accuracy, {{ unknown_accuracy }}) as accuracy
    from claim_votes
    left join outlet_accuracy
        on claim_votes.outlet_key = outlet_accuracy.outlet_key
),

weights as (
    select
        {{ value_number() }} as value_number,
        count(*) as vote_count,
        sum(ln(accuracy / (1 - accuracy))) as score,
        sum(accuracy) as weight
    from voices
    group by {{ value_number() }}
),

scored as (
    select
        {{ value_number('candidates') }} as value_number,
        {{ slot_number('candidates') }} as slot_number,
        candidates.value_kind,
        candidates.value_low,
        candidates.value_count,
        candidates.n_false,
        weights.weight,
        weights.score + weights.vote_count * ln(candidates.n_false) as score
    from candidates
    left join weights
        on {{ value_number('candidates') }} = weights.value_number
),

-- nearly every slot has one value, against those that nobody gives
contested as (
    select * from scored
    where value_count > 1
),

top_scores as (
    select
        slot_number,
        greatest(max(score), 0) as top_score,
        -- of the values thought possible, those that nobody gives
        greatest(max(n_false) + 1 - count(score), 0) as unseen
    from contested
    group by slot_number
),

likelihoods as (
    select
        contested.value_number,
        contested.slot_number,
        coalesce(exp(contested.score - top_scores.top_score), 0) as likelihood,
        top_scores.unseen * exp(-top_scores.top_score) as unseen_likelihood
    from contested
    inner join top_scores
        on contested.slot_number = top_scores.slot_number
),

slots as (
    select
        slot_number,
        sum(likelihood) + max(unseen_likelihood) as likelihood
    from likelihoods
    group by slot_number
),

numeric as (
    select
        slot_number,
        value_low,
        weight
    from contested
    where value_kind = 'number' and value_low is not null and weight is not null
),

medians as (
    {{ weighted_median('numeric', ['slot_number'], 'value_low', 'weight') }}
),

-- one value has the n_false wrong ones against it; what nobody vouches for is as likely as nothing
alone as (
    select
        value_number,
        slot_number,
        case when weight is not null and value_kind = 'number' then value_low end as median,
        coalesce(exp(score - greatest(score, 0)), 0) as likelihood,
        (n_false + case when score is null then 1 else 0 end) * exp(-greatest(score, 0)) as unseen_likelihood
    from scored
    where value_count = 1
),

posteriors as (
    select
        likelihoods.value_number,
        likelihoods.slot_number,
        medians.median,
        likelihoods.likelihood / slots.likelihood as posterior
    from likelihoods
    inner join slots
        on likelihoods.slot_number = slots.slot_number
    left join medians
        on likelihoods.slot_number = medians.slot_number
    union all
    select
        value_number,
        slot_number,
        median,
        likelihood / (likelihood + unseen_likelihood) as posterior
    from alone
),

-- how often outlets are right on the whole
habits as (
    select (coalesce(sum(right_count), 0) + 8) / (coalesce(sum(vote_count), 0) + 10) as mean_accuracy
    from outlet_accuracy
),

believed as (
    select
        candidates.*,
        posteriors.value_number,
        posteriors.slot_number,
        posteriors.posterior,
        posteriors.median,
        -- the rounds overrate few witnesses: with n of them they have the weight n, and the vote share,
        -- with three more votes as often right as outlets are on the whole, the weight 3
        (
            candidates.claim_vote_count * posteriors.posterior
            + 3.0 * (candidates.vote_count + 3 * round(habits.mean_accuracy, 6) * posteriors.posterior)
            / (candidates.claim_vote_count + 3)
        ) / (candidates.claim_vote_count + 3) as belief
    from candidates
    inner join posteriors
        on {{ value_number('candidates') }} = posteriors.value_number
    cross join habits
),

placed as (
    select
        value_number,
        row_number() over (
            partition by slot_number
            -- what was replaced comes last, before it a number of some kind of people. Of days with as many votes leads
            -- the one said first, as later reports tell of what followed, and of such places the one that more witnesses
            -- of the story tell of, then the town that the articles are set in. Equally probable: more votes, the last
            -- word, the number nearest to the median, what sorts first
            order by
                superseded_by is not null asc,
                is_of_kind asc,
                case when slot in ('when', 'where') then vote_count end desc nulls last,
                case when slot = 'when' then first_reported_at end asc nulls last,
                case when slot = 'where' then story_witness_count end desc nulls last,
                case when slot = 'where' then is_from_setting end desc nulls last,
                round(posterior, 6) desc,
                vote_count desc,
                last_reported_at desc nulls last,
                abs(value_low - median) asc nulls last,
                value asc
        ) as place
    from believed
    where value_count > 1
)

select
    -- keys
    believed.claim_key,
    believed.story_key,
    believed.slot,

    -- text
    believed.value,
    believed.domain,
    believed.value_kind,
    believed.scope,
    believed.superseded_by,

    -- numbers
    believed.value_low,
    believed.value_high,
    believed.outlet_count,
    believed.vote_count,
    believed.claim_vote_count,
    believed.value_count,
    round(believed.posterior, 6) as posterior,
    round(believed.belief, 6) as belief,
    believed.median as median_value,
    coalesce(placed.place, 1) as place,

    -- booleans
    believed.is_hedged,
    believed.is_attributed,
    believed.is_of_kind
from believed
left join placed
    on believed.value_number = placed.value_number
{{ lying_together(['story_key']) }}
