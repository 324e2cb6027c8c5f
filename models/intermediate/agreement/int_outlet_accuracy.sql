{%- set rounds = 10 -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_accuracy_epochs', 'unit': 'subject'},
) }}

with

claim_votes as (
    select * from {{ ref('int_claim_votes') }}
    where {{ is_unmade("'outlets'", ref('int_accuracy_epochs'), under='subject') }}
),

candidates as (
    select * from {{ ref('int_claim_candidates') }}
),

domains as (
    select * from {{ ref('int_claim_domains') }}
),

-- a witness alone on a claim would only confirm itself
contested as (
    select
        domains.n_false,
        -- numbers, since the rounds below compare them a hundred times
        {{ value_number('candidates') }} as candidate_id,
        {{ slot_number('candidates') }} as claim_id
    from candidates
    inner join domains
        on candidates.domain = domains.domain
    where candidates.claim_vote_count > 1 and candidates.vote_count > 0
),

voters as (
    select
        outlet_key,
        row_number() over (order by outlet_key asc) as voter_id
    from claim_votes
    group by outlet_key
),

votes as {{ materialized() }} (
    select
        contested.claim_id,
        contested.candidate_id,
        contested.n_false,
        voters.voter_id
    from claim_votes
    inner join contested
        on {{ value_number('claim_votes') }} = contested.candidate_id
    inner join voters
        on claim_votes.outlet_key = voters.outlet_key
),

accuracies_0 as (
    select
        voter_id,
        0.8::double as accuracy
    from voters
),
{% for round in range(1, rounds + 1) %}
scores_{{ round }} as {{ materialized() }} (
    {{ accuvote_scores('votes', 'accuracies_' ~ (round - 1)) }}
),

accuracies_{{ round }} as {{ materialized() }} (
    {{ accuvote_accuracies('votes', 'scores_' ~ round, alpha=8, beta=2) }}
),
{% endfor %}
final as (
    select
        voters.outlet_key,
        'outlets' as subject,
        coalesce(accuracies.vote_count, 0) as vote_count,
        round(coalesce(accuracies.right_count, 0), 6) as right_count,
        round(coalesce(accuracies.accuracy, 0.8), 6) as accuracy
    from voters
    left join accuracies_{{ rounds }} as accuracies
        on voters.voter_id = accuracies.voter_id
)

select * from final
