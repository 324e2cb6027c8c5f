with

changes as (
    {{
        assignment_history(
            ref('int_entity_assignments'),
            member=['version_id', 'thing_start', 'thing_end'],
            key='entity_key',
        )
    }}
),

final as (
    select
        -- keys
        {{ surrogate_key(['revision', 'old_key', 'new_key']) }} as entity_history_key,
        old_key as entity_key,
        new_key as other_entity_key,

        -- text
        event,
        name,

        -- numbers
        revision,
        member_count::integer as thing_count,

        -- times
        loaded_at
    from changes
)

select * from final
