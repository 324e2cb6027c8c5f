{%- set columns = [
    'claim_key', 'story_key', 'slot', 'outlet_key', 'witness_key', 'statement_key', 'value', 'value_kind', 'scope',
    'value_low', 'value_high', 'is_hedged', 'is_from_setting', 'is_attributed', 'is_of_kind', 'predicate_class',
    'reported_at',
] -%}
{#- an outlet's last word; of two at one time what others say too, then what sorts first -#}
{%- set order -%}
partition by claim_key, slot, outlet_key
            order by
                reported_at desc nulls last,
                is_from_setting asc nulls first,
                is_of_kind asc nulls first,
                outlet_count desc,
                is_hedged asc nulls first,
                -- an article counts all before it counts some
                case when value_kind = 'number' then value_low end desc nulls last,
                value asc,
                scope asc nulls first,
                statement_key asc nulls last
{%- endset -%}
{%- set last_word = '(' ~ order ~ ')' -%}
{%- set all_words = '(' ~ order ~ ' rows between unbounded preceding and unbounded following)' -%}
{%- set values -%}
select
    {{ columns | join(',\n    ') }},
    concat(slot, ': ', property) as domain,
    voice_number
from {{ ref('int_assertion_values') }}
where {{ is_unmade("''", ref('int_claim_inputs'), under='story_key') }}
union all
select
    {{ columns | join(',\n    ') }},
    slot as domain,
    {{ text_number('claim_key, slot, outlet_key') }} as voice_number
from {{ ref('int_statement_values') }}
where value is not null and {{ is_unmade('story_key', ref('int_claim_inputs')) }}
{%- endset -%}
{#- read in several places: what is made anew in a batch is read once; at a full build DuckDB would keep all of millions -#}
{%- set all_values = 'values_anew' if goes_on() else '(\n        ' ~ values | indent(8) ~ '\n    )' -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_claim_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

{% if goes_on() %}
values_anew as {{ materialized() }} (
    {{ values | indent(4) }}
),
{% endif %}

-- nearly always an outlet says one thing; only the others need sorting
several as (
    select all_values.voice_number
    from {{ all_values }} as all_values
    group by all_values.voice_number
    having count(*) > 1
),

single_words as (
    select
        all_values.*,
        all_values.reported_at as first_reported_at,
        false as is_corrected
    from {{ all_values }} as all_values
    left join several
        on all_values.voice_number = several.voice_number
    where several.voice_number is null
),

of_several as (
    select
        all_values.*,
        {{ slot_number() }} as slot_number
    from {{ all_values }} as all_values
    inner join several
        on all_values.voice_number = several.voice_number
),

-- whom an outlet's several statements of one time are compared with; an assertion has no such company
outlets_per_value as (
    select
        claim_key,
        slot,
        value,
        count(distinct outlet_key) as outlet_count
    from {{ 'values_anew' if goes_on() else ref('int_statement_values') }}
    where
        slot <> 'value'
        and {{ slot_number() }} in (select of_several.slot_number from of_several)
    group by claim_key, slot, value
),

weighed as (
    select
        of_several.*,
        coalesce(outlets_per_value.outlet_count, 0) as outlet_count
    from of_several
    left join outlets_per_value
        on
            of_several.claim_key = outlets_per_value.claim_key
            and of_several.slot = outlets_per_value.slot
            and of_several.value = outlets_per_value.value
),

numbered as (
    select
        *,
        row_number() over {{ last_word }} as recency,
        last_value(value) over {{ all_words }} as first_value_given,
        min(reported_at) over {{ all_words }} as first_reported_at
    from weighed
),

last_words as (
    select
        {{ columns | join(',\n        ') }},
        domain,
        first_reported_at,
        -- what was said at one time does not correct itself
        first_value_given <> value and first_reported_at < reported_at as is_corrected
    from numbered
    where recency = 1
)

select
    {{ columns | join(',\n    ') }},
    domain,
    first_reported_at,
    is_corrected
from single_words
union all
select
    {{ columns | join(',\n    ') }},
    domain,
    first_reported_at,
    is_corrected
from last_words
{{ lying_together(['story_key']) }}
