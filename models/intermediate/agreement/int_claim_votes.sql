-- a view: of assertions it says what claim values say
{{ config(materialized='view') }}
with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

statement_votes as (
    select * from {{ ref('int_statement_votes') }}
),

-- nothing says on whom an assertion relies: each is a witness
votes as (
    select
        claim_key,
        story_key,
        slot,
        domain,
        witness_key,
        outlet_key,
        value
    from claim_values
    where slot = 'value'
    union all
    select
        claim_key,
        story_key,
        slot,
        domain,
        witness_key,
        outlet_key,
        value
    from statement_votes
)

select * from votes
