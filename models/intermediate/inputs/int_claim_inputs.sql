with

stories as (
    select * from {{ ref('int_story_inputs') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and (where_text is not null or setting_where_text is not null)
),

entities as (
    select * from {{ ref('int_entity_names') }}
),

places as (
    select
        statements.story_key,
        {{ place_name('coalesce(statements.setting_where_text, entities.name, statements.where_text)') }} as place_name
    from statements
    left join entities
        on statements.where_entity_key = entities.entity_key
),

-- a quarter gets its town from other stories too
towns as (
    select
        places.story_key,
        bit_xor({{ text_number('parts.place_name, parts.town') }}) as state
    from (select distinct * from places) as places
    inner join {{ ref('int_place_parts') }} as parts
        on places.place_name = parts.place_name
    group by places.story_key
),

assertions as (
    select {{ text_number('count(*), bit_xor(' ~ text_number('assertion_id') ~ ')') }} as state
    from {{ ref('stg_assertions') }}
)

select
    stories.story_key,
    {{ text_number('stories.state, towns.state') }} as state
from stories
left join towns
    on stories.story_key = towns.story_key
union all
select
    '' as story_key,
    state
from assertions
