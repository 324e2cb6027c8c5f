-- Each outlet, object and property that is asserted has a value in the mart, unless it is "n/a".
with

assertions as (
    select
        *,
        {{ surrogate_key(["'assertion'", 'object', 'property']) }} as claim_key,
        {{ surrogate_key(['outlet', 'null']) }} as outlet_key
    from {{ ref('stg_assertions') }}
)

select
    assertions.outlet,
    assertions.object,
    assertions.property
from assertions
inner join {{ ref('int_assertion_value_forms') }} as value_forms
    on assertions.property = value_forms.property and assertions.value = value_forms.spelling
left join {{ ref('fct_claim_values') }} as claim_values
    on
        assertions.claim_key = claim_values.claim_key
        and assertions.outlet_key = claim_values.outlet_key
where claim_values.claim_key is null
