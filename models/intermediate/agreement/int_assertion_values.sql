-- a view: what it holds is written as claim values
{{ config(materialized='view') }}
with

assertions as (
    select * from {{ ref('stg_assertions') }}
),

value_forms as (
    select * from {{ ref('int_assertion_value_forms') }}
),

asserted as (
    select
        {{ surrogate_key(["'assertion'", 'assertions.object', 'assertions.property']) }} as claim_key,
        {{ surrogate_key(['assertions.outlet', 'null']) }} as outlet_key,
        {{ text_number('assertions.outlet, assertions.object, assertions.property') }} as voice_number,
        assertions.object,
        assertions.property,
        assertions.outlet,
        value_forms.value,
        value_forms.value_low,
        value_forms.value_high,
        value_forms.value_kind,
        value_forms.is_hedged,
        value_forms.scope,
        try_cast(assertions.as_of as timestamp) as reported_at
    from assertions
    inner join value_forms
        on assertions.property = value_forms.property and assertions.value = value_forms.spelling
)

select
    -- keys
    claim_key,
    null::string as story_key,
    'value' as slot,
    outlet_key,
    outlet_key as witness_key,
    null::string as statement_key,

    -- text
    object,
    property,
    outlet,
    value,
    value_kind,
    scope,
    null::string as predicate_class,

    -- numbers
    voice_number,
    value_low,
    value_high,

    -- booleans
    is_hedged,
    false as is_from_setting,
    false as is_attributed,
    false as is_of_kind,

    -- times
    reported_at
from asserted
