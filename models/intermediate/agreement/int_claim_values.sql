{%- set columns = [
    'claim_key', 'story_key', 'slot', 'outlet_key', 'witness_key', 'statement_key', 'value', 'value_kind', 'scope',
    'value_low', 'value_high', 'is_hedged', 'reported_at',
] -%}
with

assertion_values as (
    select * from {{ ref('int_assertion_values') }}
),

statement_values as (
    select * from {{ ref('int_statement_values') }}
),

all_values as (
    select
        {{ columns | join(',\n        ') }},
        concat(slot, ': ', property) as domain
    from assertion_values
    union all
    select
        {{ columns | join(',\n        ') }},
        slot as domain
    from statement_values
    where value is not null
),

outlets_per_value as (
    select
        claim_key,
        slot,
        value,
        count(distinct outlet_key) as outlet_count
    from all_values
    group by claim_key, slot, value
),

numbered as (
    select
        all_values.*,
        -- an outlet's last word; of two at one time what others say too, then what sorts first
        row_number() over (
            partition by all_values.claim_key, all_values.slot, all_values.outlet_key
            order by
                all_values.reported_at desc nulls last,
                outlets_per_value.outlet_count desc,
                all_values.is_hedged asc nulls first,
                all_values.value asc,
                all_values.scope asc nulls first,
                all_values.statement_key asc nulls last
        ) as recency,
        first_value(all_values.value) over (
            partition by all_values.claim_key, all_values.slot, all_values.outlet_key
            order by
                all_values.reported_at asc nulls last,
                outlets_per_value.outlet_count desc,
                all_values.is_hedged asc nulls first,
                all_values.value asc
        ) as first_value_given,
        min(all_values.reported_at) over (
            partition by all_values.claim_key, all_values.slot, all_values.outlet_key
        ) as first_reported_at
    from all_values
    inner join outlets_per_value
        on
            all_values.claim_key = outlets_per_value.claim_key
            and all_values.slot = outlets_per_value.slot
            and all_values.value = outlets_per_value.value
)

select
    {{ columns | join(',\n    ') }},
    domain,
    first_reported_at,
    -- what was said at one time does not correct itself
    first_value_given <> value and first_reported_at < reported_at as is_corrected
from numbered
where recency = 1
