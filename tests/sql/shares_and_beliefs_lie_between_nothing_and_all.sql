-- A share lies between 0 and 1, and inside its own interval.
select
    claim_key as thing,
    slot as part
from {{ ref('fct_claim_agreement') }}
where
    not (agreement_low <= agreement_share and agreement_share <= agreement_high)
    or not (agreement_low >= 0 and agreement_high <= 1)
    or not (belief >= 0 and belief <= 1 and posterior >= 0 and posterior <= 1)
    or leading_origin_count > origin_count
    or origin_count > outlet_count
    or value_count > outlet_count
union all
select
    outlet_key as thing,
    null as part
from {{ ref('fct_outlet_reliability') }}
where
    not (reliability_low <= reliability and reliability <= reliability_high)
    or not (exclusive_share >= 0 and exclusive_share <= 1)
    or not (first_share >= 0 and first_share <= 1)
union all
select
    outlet_a_key as thing,
    outlet_b_key as part
from {{ ref('fct_outlet_pairs') }}
where
    outlet_a_key >= outlet_b_key
    or agree_count + contradict_count <> shared_claim_count
    or not (agreement_low <= agreement and agreement <= agreement_high)
    or not (copy_share >= 0 and copy_share <= 1)
