-- a view: one mart alone reads it
{{ config(materialized='view') }}
{# A toll needs so many witnesses, and more than so many for each of another number: of disputed ones a third is wrong. #}
{% set least_witnesses = 2 %}
{% set least_majority = 3 %}
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

-- of what acts some article of a story gives the toll
counted_acts as (
    select distinct
        story_key,
        predicate_class
    from statements
    where toll is not null
),

-- one statement is enough: "left two dead" and "killed two" are one claim
tolls as (
    select
        claims.claim_key,
        -- "two of the wounded" are a part where others count them all
        bool_or(statements.toll is not null) or count(counted_acts.story_key) = 0 as may_be_whole,
        -- "in the county", "on Mill Lane" alone is no town
        bool_or(statements.setting_where_text is not null) as is_in_town
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
    left join classes
        on split_part(statements.predicate, ' ', 1) = classes.term
    inner join acts
        on coalesce(classes.class, split_part(statements.predicate, ' ', 1)) = acts.act
    left join counted_acts
        on
            statements.story_key = counted_acts.story_key
            and acts.act = counted_acts.predicate_class
    group by claims.claim_key
),

-- an article that says one number in headline, lead and body, and no other, counts for two
clear_tolls as (
    select
        claims.claim_key,
        statements.toll
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
    where statements.is_toll_clear
    group by claims.claim_key, statements.toll
),

ranked as (
    select
        claim_key,
        slot,
        max(case when place = 1 then value_low end) as leading_number,
        max(case when place = 1 then vote_count end) as vote_count,
        coalesce(max(case when place = 2 and superseded_by is null then vote_count end), 0) as rival_vote_count
    from beliefs
    group by claim_key, slot
)

select
    ranked.claim_key,
    ranked.slot,
    ranked.vote_count - ranked.rival_vote_count as margin,
    case
        when tolls.claim_key is null then true
        when ranked.slot = 'where' then ranked.vote_count >= {{ least_witnesses }} or tolls.is_in_town
        when ranked.slot = 'how_many'
            then
                tolls.may_be_whole
                and ranked.vote_count > {{ least_majority }} * ranked.rival_vote_count
                and (ranked.vote_count >= {{ least_witnesses }} or clear_tolls.claim_key is not null)
        else true
    end as is_decided
from ranked
left join clear_tolls
    on
        ranked.claim_key = clear_tolls.claim_key
        and ranked.leading_number = clear_tolls.toll
left join tolls
    on ranked.claim_key = tolls.claim_key
