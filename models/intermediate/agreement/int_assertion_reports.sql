with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
),

pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
)

select
    claim_values.claim_key,
    claim_values.outlet_key,
    case
        when pairs.relation = 'contradict' then 'contradicts'
        -- a value beyond those that are compared is another value all the same
        when beliefs.place > 1 and pairs.relation is null then 'contradicts'
        else 'asserts'
    end as stance,
    claim_values.outlet_key as origin
from claim_values
inner join beliefs
    on
        claim_values.claim_key = beliefs.claim_key
        and claim_values.slot = beliefs.slot
        and claim_values.value = beliefs.value
left join pairs
    on
        claim_values.claim_key = pairs.claim_key
        and claim_values.slot = pairs.slot
        and claim_values.value = pairs.value_b
        and pairs.place_a = 1
where claim_values.slot = 'value'
