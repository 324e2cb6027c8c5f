{# A toll needs so many witnesses. #}
{% set least_witnesses = 2 %}
with

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
    where place <= 2
),

statements as (
    select * from {{ ref('int_statements') }}
),

claims as (
    select * from {{ ref('int_statement_claims') }}
),

classes as (
    select * from {{ ref('term_classes') }}
),

acts as (
    select act from {{ ref('cumulative_acts') }}
    where is_toll
),

-- one statement is enough: "left two dead" and "killed two" are one claim
tolls as (
    select distinct claims.claim_key
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
    left join classes
        on split_part(statements.predicate, ' ', 1) = classes.term
    inner join acts
        on coalesce(classes.class, split_part(statements.predicate, ' ', 1)) = acts.act
),

ranked as (
    select
        claim_key,
        slot,
        max(case when place = 1 then vote_count end) as vote_count,
        coalesce(max(case when place = 2 and superseded_by is null then vote_count end), 0) as rival_vote_count
    from beliefs
    group by claim_key, slot
)

select
    ranked.claim_key,
    ranked.slot,
    ranked.vote_count - ranked.rival_vote_count as margin,
    tolls.claim_key is null
    or ranked.slot <> 'how_many'
    or (ranked.vote_count >= {{ least_witnesses }} and ranked.vote_count > ranked.rival_vote_count) as is_decided
from ranked
left join tolls
    on ranked.claim_key = tolls.claim_key
