-- What leads a slot is what at least one outlet says, and exactly one value leads.
select
    agreement.claim_key,
    agreement.slot,
    agreement.likeliest_value,
    count(claim_values.outlet_key) as outlet_count
from {{ ref('fct_claim_agreement') }} as agreement
left join {{ ref('fct_claim_values') }} as claim_values
    on
        agreement.claim_key = claim_values.claim_key
        and agreement.slot = claim_values.slot
        and claim_values.is_leading
group by agreement.claim_key, agreement.slot, agreement.likeliest_value, agreement.leading_outlet_count
having
    count(claim_values.outlet_key) <> agreement.leading_outlet_count
    or min(claim_values.value) <> agreement.likeliest_value
    or max(claim_values.value) <> agreement.likeliest_value
