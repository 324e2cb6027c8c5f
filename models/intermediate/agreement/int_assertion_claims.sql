with

assertion_values as (
    select * from {{ ref('int_assertion_values') }}
),

claims as (
    select
        object,
        property,
        min(reported_at) as first_reported_at
    from assertion_values
    group by object, property
)

select
    {{ surrogate_key(["'assertion'", 'object', 'property']) }} as claim_key,
    object,
    property,
    first_reported_at
from claims
