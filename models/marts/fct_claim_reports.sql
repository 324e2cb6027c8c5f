with

assertion_reports as (
    select * from {{ ref('int_assertion_reports') }}
),

statement_reports as (
    select * from {{ ref('int_statement_reports') }}
),

final as (
    select
        -- keys
        claim_key,
        outlet_key,
        null::string as statement_key,
        null::string as speaker_entity_key,

        -- text
        stance,
        null::string as strength,
        null::string as attribution,
        origin
    from assertion_reports
    union all
    select
        claim_key,
        outlet_key,
        statement_key,
        speaker_entity_key,
        stance,
        strength,
        attribution,
        origin
    from statement_reports
)

select * from final
