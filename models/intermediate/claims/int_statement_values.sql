{%- set spelling = 'case when abbreviating.story_key is null then located.location else located.told_location end' -%}
{%- set added_town -%}
case when parts.town is null or {{ contains_words('members.value', 'parts.town') }} then '' else ', ' || parts.town end
{%- endset -%}
{%- set numeral = '^([0-9][0-9.,]*|(hundred|thousand|million|billion|trillion)s?)$' -%}
{%- set of_the_statement -%}
members.claim_key,
        members.story_key,
        members.outlet_key,
        members.witness_key,
        members.statement_key,
        members.predicate_class,
        coalesce(members.how_many_scope = 'kind', false) as is_of_kind,
        members.attribution <> 'narrator' as is_attributed,
        members.published_at
{%- endset -%}
{#- what is read twice is kept whole: at a full build, millions -#}
{%- set latest_statements = 'statements' if goes_on() else ref('int_statements') -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_claim_inputs', 'unit': 'story_key'},
) }}

with

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_claim_inputs')) }}
),

claims as (
    select * from {{ ref('int_statement_claims') }}
    where {{ is_unmade('story_key', ref('int_claim_inputs')) }}
),

entities as (
    select * from {{ ref('int_entity_names') }}
),

members as (
    select
        statements.*,
        claims.claim_key,
        -- outlets that print one text, or one agency's, are one witness
        coalesce(statements.copy_group_key, statements.outlet_key) as witness_key,
        statements.modality in ('expected', 'possible', 'conditional') as is_hedged
    from statements
    inner join claims
        on statements.statement_key = claims.statement_key
),

whether as (
    select
        {{ of_the_statement }},
        'whether' as slot,
        case when members.polarity = 'affirmed' and members.modality <> 'denied' then 'yes' else 'no' end as value,
        null::double as value_low,
        null::double as value_high,
        'whether' as value_kind,
        members.predicate_class || ' ' || coalesce(members.subject_entity_key, members.subject_head, '') as scope,
        members.is_hedged,
        false as is_from_setting
    from members
),

subjects as (
    select
        {{ of_the_statement }},
        'who' as slot,
        entities.name as value,
        null::double as value_low,
        null::double as value_high,
        'text' as value_kind,
        null::string as scope,
        members.is_hedged,
        false as is_from_setting
    from members
    inner join entities
        on members.subject_entity_key = entities.entity_key
),

-- "paid $1.2 million" says how much, and not what
with_object as (
    select
        *,
        lower(object_head) as object_word
    from members
    where
        object_head is not null
        and not {{ matches('lower(object_head)', numeral) }}
),

-- words of one class are one value of the claim, the one that sorts first
object_words as (
    select
        claim_key,
        object_class,
        min(object_word) as word
    from with_object
    group by claim_key, object_class
    having min(object_word) <> max(object_word)
),

objects as (
    select
        {{ of_the_statement }},
        'what' as slot,
        -- "Ada Moss, the director": what she is, not who
        case
            when members.object_entity_key = members.subject_entity_key or entities.name is null
                then coalesce(object_words.word, members.object_word)
            else entities.name
        end as value,
        null::double as value_low,
        null::double as value_high,
        'text' as value_kind,
        null::string as scope,
        members.is_hedged,
        false as is_from_setting
    from with_object as members
    left join entities
        on members.object_entity_key = entities.entity_key
    left join object_words
        on
            members.claim_key = object_words.claim_key
            and members.object_class = object_words.object_class
),

place_parts as (
    select * from {{ ref('int_place_parts') }}
),

places as (
    select
        members.*,
        coalesce(entities.name, members.where_text) as told_own_place,
        members.setting_where_text as told_town,
        {{ spelled_out('coalesce(entities.name, members.where_text)') }} as own_place,
        {{ spelled_out('members.setting_where_text') }} as town
    from members
    left join entities
        on members.where_entity_key = entities.entity_key
    where
        (members.where_text is not null or members.setting_where_text is not null)
        and members.polarity = 'affirmed'
),

-- a street or a quarter stands with its town, a town with its county
placed as (
    select
        members.*,
        {{ place_name('coalesce(members.town, members.own_place)') }} as part_name,
        {%- for told in ['', 'told_'] %}
        case
            when members.own_place is null
                then members.{{ told }}town
            when
                members.town is null
                or {{ contains_words('members.own_place', 'members.town') }}
                then members.{{ told }}own_place
            when {{ matches('lower(members.own_place)', '(county|parish|province|district)$') }}
                then members.{{ told }}town || ', ' || members.{{ told }}own_place
            else members.{{ told }}own_place || ', ' || members.{{ told }}town
        end as {{ told }}value,
        {%- endfor %}
        members.own_place is null as is_from_setting
    from places as members
),

-- and a quarter with the town that other articles put it in
located as (
    select
        members.*,
        members.value || {{ added_town }} as location,
        members.told_value || {{ added_town }} as told_location
    from placed as members
    left join place_parts as parts
        on members.part_name = parts.place_name
),

-- where all of a story's outlets write "St." it is written so
abbreviating as (
    select story_key
    from located
    where {{ has_spelled_out('location') }}
    group by story_key
    having bool_and(told_location <> location)
),

-- a place is one place in capitals too, as datelines and headlines have it
spellings as (
    select
        located.story_key,
        lower(located.location) as folded,
        coalesce(
            min(case when {{ spelling }} <> upper({{ spelling }}) then {{ spelling }} end), min({{ spelling }})
        ) as spelling
    from located
    left join abbreviating
        on located.story_key = abbreviating.story_key
    group by located.story_key, lower(located.location)
),

locations as (
    select
        {{ of_the_statement }},
        'where' as slot,
        spellings.spelling as value,
        null::double as value_low,
        null::double as value_high,
        'place' as value_kind,
        null::string as scope,
        members.is_hedged,
        members.is_from_setting
    from located as members
    inner join spellings
        on
            members.story_key = spellings.story_key
            and lower(members.location) = spellings.folded
),

happenings as (
    select
        members.*,
        case when members.is_at_night then {{ shift_days('members.event_latest', 1) }} else members.event_latest end
            as last_day
    from members
    where
        (members.event_earliest is not null or members.event_latest is not null)
        -- what did not happen has no day of its own
        and members.polarity = 'affirmed'
),

times as (
    select
        {{ of_the_statement }},
        'when' as slot,
        case
            when members.event_earliest = members.last_day then members.event_earliest::string
            else
                coalesce(members.event_earliest::string, '..')
                || '/' || coalesce(members.last_day::string, '..')
        end as value,
        {{ day_number('members.event_earliest') }}::double as value_low,
        {{ day_number('members.last_day') }}::double as value_high,
        'date' as value_kind,
        null::string as scope,
        members.is_hedged,
        members.setting_when_start is not null as is_from_setting
    from happenings as members
),

acts as (
    select
        article_id,
        predicate_class,
        min(start_char) as first_char
    from {{ latest_statements }}
    where is_latest
    group by article_id, predicate_class
),

-- "two of them" are a part; "two others" are one where the article has told of the act before
numbers as (
    select
        {{ of_the_statement }},
        'how_many' as slot,
        case
            when members.how_many_low = floor(members.how_many_low) then members.how_many_low::bigint::string
            else {{ number_text('members.how_many_low') }}
        end as value,
        members.how_many_low as value_low,
        members.how_many_high as value_high,
        'number' as value_kind,
        -- "two women" are people, but perhaps not all of them
        members.how_many_unit as scope,
        members.is_hedged or members.is_about_so_many as is_hedged,
        false as is_from_setting
    from members
    inner join acts
        on
            members.article_id = acts.article_id
            and members.predicate_class = acts.predicate_class
    where
        members.how_many_low is not null
        and members.polarity = 'affirmed'
        and not coalesce(members.is_beside_toll, false)
        and (
            members.toll is not null
            or coalesce(members.how_many_scope, 'all') in ('all', 'kind')
            or (members.how_many_scope = 'others' and members.start_char = acts.first_char)
        )
),

slots as (
    select * from whether
    union all
    select * from subjects
    union all
    select * from objects
    union all
    select * from locations
    union all
    select * from times
    union all
    select * from numbers
)

select
    claim_key,
    story_key,
    slot,
    outlet_key,
    witness_key,
    value,
    value_low,
    value_high,
    value_kind,
    is_hedged,
    is_from_setting,
    is_attributed,
    slot = 'how_many' and is_of_kind as is_of_kind,
    scope,
    predicate_class,
    statement_key,
    published_at as reported_at
from slots
{{ lying_together(['story_key']) }}
