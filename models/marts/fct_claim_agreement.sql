with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
),

pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
),

outlets as (
    select
        claim_key,
        slot,
        count(*) as outlet_count,
        count(distinct witness_key) as origin_count
    from claim_values
    group by claim_key, slot
),

decisions as (
    select * from {{ ref('int_claim_decisions') }}
),

severities as (
    select
        *,
        case relation
            when 'contradict' then 3
            when 'tension' then 2
            when 'compatible' then 1
            else 0
        end as severity
    from pairs
),

-- the worst relation of any two values; of equally bad ones that of the values that lead
relations as (
    select
        claim_key,
        slot,
        severity,
        reason,
        row_number() over (
            partition by claim_key, slot
            order by severity desc, place_a asc, place_b asc
        ) as place
    from severities
),

updates as (
    select
        claim_key,
        slot,
        count(*) as update_count
    from beliefs
    where superseded_by is not null
    group by claim_key, slot
),

spreads as (
    select
        claim_key,
        slot,
        min(value_low) as least_value,
        max(value_high) as greatest_value
    from beliefs
    where value_kind = 'number'
    group by claim_key, slot
),

final as (
    select
        -- keys
        leaders.claim_key,
        leaders.slot,

        -- text
        case when decisions.is_decided then leaders.value end as leading_value,
        leaders.value as likeliest_value,
        seconds.value as second_value,
        leaders.value_kind,
        case
            when outlets.outlet_count = 1 then 'single'
            when coalesce(relations.severity, 0) = 3 then 'contradict'
            when relations.severity = 2 then 'tension'
            when relations.severity = 1 then 'compatible'
            else 'agree'
        end as relation,
        case when relations.severity >= 2 then relations.reason end as dispute_reason,

        -- numbers
        outlets.outlet_count::integer as outlet_count,
        outlets.origin_count::integer as origin_count,
        leaders.value_count::integer as value_count,
        leaders.outlet_count::integer as leading_outlet_count,
        leaders.vote_count::integer as leading_origin_count,
        round(leaders.vote_count::double / leaders.claim_vote_count, 6) as agreement_share,
        round({{ wilson('leaders.vote_count', 'leaders.claim_vote_count', 'low') }}, 6) as agreement_low,
        round({{ wilson('leaders.vote_count', 'leaders.claim_vote_count', 'high') }}, 6) as agreement_high,
        coalesce(updates.update_count, 0)::integer as update_count,
        leaders.belief,
        leaders.posterior,
        spreads.least_value,
        leaders.median_value,
        spreads.greatest_value,

        decisions.margin::integer as margin,

        -- booleans
        decisions.is_decided,
        coalesce(relations.severity, 0) = 3 as is_disputed
    from beliefs as leaders
    inner join outlets
        on leaders.claim_key = outlets.claim_key and leaders.slot = outlets.slot
    inner join decisions
        on leaders.claim_key = decisions.claim_key and leaders.slot = decisions.slot
    left join beliefs as seconds
        on leaders.claim_key = seconds.claim_key and leaders.slot = seconds.slot and seconds.place = 2
    left join relations
        on leaders.claim_key = relations.claim_key and leaders.slot = relations.slot and relations.place = 1
    left join updates
        on leaders.claim_key = updates.claim_key and leaders.slot = updates.slot
    left join spreads
        on leaders.claim_key = spreads.claim_key and leaders.slot = spreads.slot
    where leaders.place = 1
)

select * from final
