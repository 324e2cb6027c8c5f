{%- set most_values = 20 -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

-- about is within a tenth
compared as (
    select
        *,
        case
            when value_kind = 'number' and is_hedged and value_low = value_high
                then value_low - 0.1 * abs(value_low)
            when value_kind in ('number', 'date') and value_high is not null
                then coalesce(value_low, '-infinity'::double)
            else value_low
        end as least_value,
        case
            when value_kind = 'number' and is_hedged and value_low = value_high
                then value_high + 0.1 * abs(value_high)
            when value_kind in ('number', 'date') and value_low is not null
                then coalesce(value_high, 'infinity'::double)
            else value_high
        end as greatest_value,
        {{ slot_number() }} as slot_number,
        case when value_kind in ('place', 'text') then {{ word_run('value') }} end as words,
        case when value_kind in ('place', 'text') then {{ item_set('lower(value)') }} end as items
    from beliefs
    -- a slot with a hundred values has no use for five thousand comparisons
    where value_count > 1 and place <= {{ most_values }}
),

paired as (
    select
        a.claim_key,
        a.story_key,
        a.slot,
        a.value as value_a,
        b.value as value_b,
        a.place as place_a,
        b.place as place_b,
        case when a.value_kind = b.value_kind then a.value_kind end as value_kind,
        coalesce(a.is_hedged, false) or coalesce(b.is_hedged, false) as is_hedged,
        coalesce(a.is_attributed, false) or coalesce(b.is_attributed, false) as is_attributed,
        a.superseded_by is not null or b.superseded_by is not null as is_updated,
        coalesce(a.scope, '') <> coalesce(b.scope, '')
        -- "the toll rose to 12" does not say of what
        and not coalesce(a.slot = 'how_many' and (trim(a.scope) = '' or trim(b.scope) = ''), false) as is_other_scope,
        -- a number of some kind of people is a part of the larger number of all
        a.slot = 'how_many'
        and coalesce(a.is_of_kind, false) <> coalesce(b.is_of_kind, false) as is_part,
        (a.value_low = b.value_low and a.value_high = b.value_high) as is_same_interval,
        (a.least_value <= b.greatest_value and b.least_value <= a.greatest_value) as is_overlapping,
        (a.greatest_value is null or b.greatest_value is null) as is_unread,
        (lower(a.value) = lower(b.value)) as is_same_text,
        -- of numbers and days nobody asks
        case
            when a.value_kind in ('place', 'text') and b.value_kind in ('place', 'text')
                then (
                    {{ contains_run('a.words', 'b.words') }}
                    or {{ contains_run('b.words', 'a.words') }}
                    or {{ contains_items('a.items', 'b.items') }}
                    or {{ contains_items('b.items', 'a.items') }}
                )
        end as is_contained
    from compared as a
    inner join compared as b
        on a.slot_number = b.slot_number and a.place < b.place
),

judged as (
    select
        *,
        case
            when value_kind is null then 'incomparable'
            when value_kind in ('number', 'date') and is_unread then 'incomparable'
            when value_kind in ('number', 'date') and is_same_interval and not (is_other_scope or is_hedged)
                then 'equal'
            when value_kind in ('number', 'date') and is_overlapping and not is_other_scope then 'overlapping'
            when value_kind in ('place', 'text') and is_same_text and not is_other_scope then 'equal'
            when value_kind in ('place', 'text') and is_contained and not is_other_scope then 'contained'
            -- two names may be one thing, two words one act: only an assertion's text is taken as it stands
            when value_kind = 'text' and slot <> 'value' then 'other words'
            when is_other_scope or is_part then 'other scope'
            when is_hedged then 'hedged'
            when is_updated then 'updated'
            -- what somebody is quoted as saying is the word of that person and not of the outlet
            when slot = 'whether' and is_attributed then 'attributed'
            when value_kind = 'place' and slot <> 'value' then 'other place'
            else 'disjoint'
        end as reason
    from paired
)

select
    claim_key,
    story_key,
    slot,
    value_a,
    value_b,
    place_a,
    place_b,
    reason,
    case reason
        when 'equal' then 'agree'
        when 'overlapping' then 'compatible'
        when 'contained' then 'compatible'
        when 'other words' then 'compatible'
        when 'updated' then 'compatible'
        when 'disjoint' then 'contradict'
        else 'tension'
    end as relation
from judged
