with

assertion_claims as (
    select * from {{ ref('int_assertion_claims') }}
),

statement_claims as (
    select * from {{ ref('int_statement_claim_labels') }}
),

final as (
    select
        -- keys
        claim_key,
        null::varchar as story_key,

        -- text
        concat(object, ': ', property) as label,
        'assertion' as kind,
        null::varchar as predicate,
        object,
        property,

        -- numbers
        outlet_count::integer as outlet_count,
        outlet_count::integer as origin_count
    from assertion_claims
    union all
    select
        claim_key,
        story_key,
        label,
        kind,
        predicate,
        null::varchar as object,
        null::varchar as property,
        outlet_count::integer as outlet_count,
        origin_count::integer as origin_count
    from statement_claims
)

select * from final
