with

assertion_values as (
    select * from {{ ref('int_assertion_values') }}
)

select
    claim_key,
    object,
    property,
    count(distinct outlet_key) as outlet_count,
    min(reported_at) as first_reported_at
from assertion_values
group by claim_key, object, property
