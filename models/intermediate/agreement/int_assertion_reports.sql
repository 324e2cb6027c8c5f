-- a view: its rows are written once, as claim reports
{{ config(materialized='view') }}
with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
),

pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
),

-- to the value that leads
stances as (
    select
        {{ value_number('beliefs') }} as value_number,
        case
            when pairs.relation = 'contradict' then 'contradicts'
            -- a value beyond those that are compared is another value all the same
            when beliefs.place > 1 and pairs.relation is null then 'contradicts'
            else 'asserts'
        end as stance
    from beliefs
    left join pairs
        on
            {{ value_number('beliefs') }} = {{ value_number('pairs', 'value_b') }}
            and pairs.place_a = 1
    where beliefs.slot = 'value'
)

select
    claim_values.claim_key,
    claim_values.outlet_key,
    stances.stance,
    claim_values.outlet_key as origin
from claim_values
inner join stances
    on {{ value_number('claim_values') }} = stances.value_number
where claim_values.slot = 'value'
