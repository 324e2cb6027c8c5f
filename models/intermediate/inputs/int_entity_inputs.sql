with

things as (
    select * from {{ ref('int_named_entities') }}
),

versions as (
    select * from {{ ref('int_name_inputs') }}
),

-- what an editor calls an entity; few, so that any change makes all anew
renamings as (
    select bit_xor({{ text_number('correction_key, action, text, kind, value, precedence') }}) as state
    from {{ ref('int_corrections') }}
    where action in ('rename', 'kind')
),

states as (
    select
        things.entity_key,
        bit_xor({{ text_number(
            'things.thing_start, things.thing_end, things.name, things.kind, things.identity, versions.state'
        ) }}) as state
    from things
    inner join versions
        on things.version_id = versions.version_id
    group by things.entity_key
)

select
    states.entity_key,
    {{ text_number('states.state, renamings.state') }} as state
from states
cross join renamings
