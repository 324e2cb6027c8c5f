-- Each outlet, object and property that is asserted has a value in the mart, unless all that is given is "n/a".
select
    assertions.outlet,
    assertions.object,
    assertions.property
from {{ ref('stg_assertions') }} as assertions
inner join {{ ref('int_assertion_value_forms') }} as value_forms
    on assertions.property = value_forms.property and assertions.value = value_forms.spelling
left join {{ ref('fct_claim_values') }} as claim_values
    on
        {{ surrogate_key(["'assertion'", 'assertions.object', 'assertions.property']) }} = claim_values.claim_key
        and {{ surrogate_key(['assertions.outlet', 'null']) }} = claim_values.outlet_key
where claim_values.claim_key is null
