with

assertion_claims as (
    select * from {{ ref('int_assertion_claims') }}
),

statement_claims as (
    select * from {{ ref('int_statement_claim_labels') }}
),

agreement as (
    select * from {{ ref('fct_claim_agreement') }}
),

disputes as (
    select distinct claim_key
    from agreement
    where is_disputed
),

claims as (
    select
        -- keys
        assertion_claims.claim_key,
        null::string as story_key,

        -- text
        concat(assertion_claims.object, ': ', assertion_claims.property) as label,
        'assertion' as kind,
        null::string as predicate,
        assertion_claims.object,
        assertion_claims.property,

        -- numbers
        agreement.outlet_count,
        agreement.origin_count,

        -- times
        assertion_claims.first_reported_at
    from assertion_claims
    inner join agreement
        on assertion_claims.claim_key = agreement.claim_key
    union all
    select
        claim_key,
        story_key,
        label,
        kind,
        predicate,
        null::string as object,
        null::string as property,
        outlet_count::integer as outlet_count,
        origin_count::integer as origin_count,
        first_reported_at
    from statement_claims
),

final as (
    select
        -- keys
        claims.claim_key,
        claims.story_key,

        -- text
        claims.label,
        claims.kind,
        claims.predicate,
        claims.object,
        claims.property,

        -- numbers
        claims.outlet_count,
        claims.origin_count,

        -- booleans
        disputes.claim_key is not null as is_disputed,

        -- times
        claims.first_reported_at
    from claims
    left join disputes
        on claims.claim_key = disputes.claim_key
)

select * from final
