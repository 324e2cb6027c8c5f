with

claim_votes as (
    select * from {{ ref('int_claim_votes') }}
),

candidates as (
    select * from {{ ref('int_claim_candidates') }}
),

domains as (
    select * from {{ ref('int_claim_domains') }}
),

outlet_accuracy as (
    select * from {{ ref('int_outlet_accuracy') }}
),

weights as (
    select
        {{ value_number('claim_votes') }} as value_number,
        sum(ln(domains.n_false * outlet_accuracy.accuracy / (1 - outlet_accuracy.accuracy))) as score,
        sum(outlet_accuracy.accuracy) as weight
    from claim_votes
    inner join outlet_accuracy
        on claim_votes.outlet_key = outlet_accuracy.outlet_key
    inner join domains
        on claim_votes.domain = domains.domain
    group by {{ value_number('claim_votes') }}
),

scored as (
    select
        {{ value_number('candidates') }} as value_number,
        {{ slot_number('candidates') }} as slot_number,
        candidates.value_kind,
        candidates.value_low,
        domains.n_false,
        weights.weight,
        weights.score
    from candidates
    inner join domains
        on candidates.domain = domains.domain
    left join weights
        on {{ value_number('candidates') }} = weights.value_number
),

top_scores as (
    select
        slot_number,
        greatest(max(score), 0) as top_score,
        -- of the values thought possible, those that nobody gives
        greatest(max(n_false) + 1 - count(score), 0) as unseen
    from scored
    group by slot_number
),

likelihoods as (
    select
        scored.value_number,
        scored.slot_number,
        coalesce(exp(scored.score - top_scores.top_score), 0) as likelihood,
        top_scores.unseen * exp(-top_scores.top_score) as unseen_likelihood
    from scored
    inner join top_scores
        on scored.slot_number = top_scores.slot_number
),

slots as (
    select
        slot_number,
        sum(likelihood) + max(unseen_likelihood) as likelihood,
        count(*) as value_count
    from likelihoods
    group by slot_number
),

posteriors as (
    select
        likelihoods.value_number,
        likelihoods.slot_number,
        likelihoods.likelihood / slots.likelihood as posterior,
        slots.value_count > 1 as is_contested
    from likelihoods
    inner join slots
        on likelihoods.slot_number = slots.slot_number
),

numeric as (
    select
        slot_number,
        value_low,
        weight
    from scored
    where value_kind = 'number' and value_low is not null and weight is not null
),

medians as (
    {{ weighted_median('numeric', ['slot_number'], 'value_low', 'weight') }}
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
        posteriors.is_contested,
        posteriors.posterior,
        medians.median,
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
    left join medians
        on posteriors.slot_number = medians.slot_number
),

-- nearly every slot has one value, which leads
placed as (
    select
        value_number,
        row_number() over (
            partition by slot_number
            -- what was replaced comes last, before it a number of some kind of people. Of days with as many votes leads
            -- the one said first, as later reports tell of what followed, and of such places the town that the articles
            -- are set in. Equally probable: more votes, the last word, the number nearest to the median, what sorts first
            order by
                superseded_by is not null asc,
                is_of_kind asc,
                case when slot in ('when', 'where') then vote_count end desc nulls last,
                case when slot = 'when' then first_reported_at end asc nulls last,
                case when slot = 'where' then is_from_setting end desc nulls last,
                round(posterior, 6) desc,
                vote_count desc,
                last_reported_at desc nulls last,
                abs(value_low - median) asc nulls last,
                value asc
        ) as place
    from believed
    where is_contested
)

select
    -- keys
    believed.claim_key,
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
