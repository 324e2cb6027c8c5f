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
        candidates.*,
        {{ slot_number('candidates') }} as slot_number,
        domains.n_false,
        weights.weight,
        weights.score,
        greatest(
            max(weights.score) over (partition by {{ slot_number('candidates') }}), 0
        ) as top_score
    from candidates
    inner join domains
        on candidates.domain = domains.domain
    left join weights
        on {{ value_number('candidates') }} = weights.value_number
),

likelihoods as (
    select
        *,
        coalesce(exp(score - top_score), 0) as likelihood,
        greatest(
            n_false + 1 - count(score) over (partition by slot_number), 0
        ) * exp(-top_score) as unseen_likelihood
    from scored
),

posteriors as (
    select
        *,
        likelihood / (sum(likelihood) over (partition by slot_number) + unseen_likelihood) as posterior
    from likelihoods
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
        posteriors.*,
        medians.median,
        -- the rounds overrate few witnesses: with n of them they have the weight n, and the vote share,
        -- with three more votes as often right as outlets are on the whole, the weight 3
        (
            posteriors.claim_vote_count * posteriors.posterior
            + 3.0 * (posteriors.vote_count + 3 * round(habits.mean_accuracy, 6) * posteriors.posterior)
            / (posteriors.claim_vote_count + 3)
        ) / (posteriors.claim_vote_count + 3) as belief
    from posteriors
    cross join habits
    left join medians
        on posteriors.slot_number = medians.slot_number
)

select
    -- keys
    claim_key,
    slot,

    -- text
    value,
    domain,
    value_kind,
    scope,
    superseded_by,

    -- numbers
    value_low,
    value_high,
    outlet_count,
    vote_count,
    claim_vote_count,
    value_count,
    round(posterior, 6) as posterior,
    round(belief, 6) as belief,
    median as median_value,
    row_number() over (
        partition by slot_number
        -- what was replaced comes last, before it a number of some kind of people. Of days with as many votes leads the
        -- one said first, as later reports tell of what followed, and of such places the town that the articles are set
        -- in. Equally probable: more votes, the last word, the number nearest to the median, what sorts first
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
    ) as place,

    -- booleans
    is_hedged,
    is_attributed,
    is_of_kind
from believed
