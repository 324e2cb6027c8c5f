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
        property as domain
    from assertion_values
    union all
    select
        {{ columns | join(',\n        ') }},
        'statement ' || slot as domain
    from statement_values
),

numbered as (
    select
        *,
        -- an outlet's last word; of two at one time the value that sorts first
        row_number() over (
            partition by claim_key, slot, outlet_key
            order by reported_at desc nulls last, value asc, statement_key asc nulls last, is_hedged asc, scope asc nulls first
        ) as recency
    from all_values
    where value is not null
)

select
    {{ columns | join(',\n    ') }},
    domain
from numbered
where recency = 1
