-- What leads a slot is what at least one outlet says, and exactly one value leads.
with

leading_values as (
    select
        {{ slot_number() }} as slot_number,
        count(*) as outlet_count,
        min(value) as least_value,
        max(value) as greatest_value
    from {{ ref('fct_claim_values') }}
    where is_leading
    group by {{ slot_number() }}
)

select
    agreement.claim_key,
    agreement.slot,
    agreement.likeliest_value,
    leading_values.outlet_count
from {{ ref('fct_claim_agreement') }} as agreement
left join leading_values
    on {{ slot_number('agreement') }} = leading_values.slot_number
where
    coalesce(leading_values.outlet_count, 0) <> agreement.leading_outlet_count
    or leading_values.least_value <> agreement.likeliest_value
    or leading_values.greatest_value <> agreement.likeliest_value
