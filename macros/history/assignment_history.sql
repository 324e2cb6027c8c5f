{#
    What became of keys, read off a log of `assignment_log`: one row per revision, key that lost members and key that
    got them, with `event`:
    merged   all members went to a key that was there before, or that others went to as well
    split    members went to a new key, or to several
    renamed  all members, and nobody else's, went to one new key
    moved    some members went to a key that was there before
    removed  all members are gone
#}
{% macro assignment_history(log, member, key) %}
    with

    logged as (
        select
            *,
            lag({{ key }}) over (partition by {{ member | join(', ') }} order by revision asc) as old_key,
            lead(revision) over (partition by {{ member | join(', ') }} order by revision asc) as until_revision
        from {{ log }}
    ),

    first_seen as (
        select
            {{ key }} as seen_key,
            min(revision) as revision
        from logged
        group by {{ key }}
    ),

    moves as (
        select
            revision,
            old_key,
            {{ key }} as new_key,
            max(loaded_at) as loaded_at,
            count(*) as member_count
        from logged
        where old_key is not null
        group by revision, old_key, {{ key }}
    ),

    names as (
        select
            revision,
            old_key,
            name,
            -- the name of most members that left, then the first in the alphabet
            row_number() over (partition by revision, old_key order by count(*) desc, name asc) as place
        from logged
        where old_key is not null
        group by revision, old_key, name
    ),

    -- keys that still have members after some have left
    living as (
        select distinct
            moves.revision,
            moves.old_key
        from moves
        inner join logged
            on moves.old_key = logged.{{ key }}
        where
            logged.revision <= moves.revision
            and coalesce(logged.until_revision, moves.revision + 1) > moves.revision
    ),

    told as (
        select
            moves.revision,
            moves.old_key,
            moves.new_key,
            moves.loaded_at,
            moves.member_count,
            living.old_key is not null as is_living,
            coalesce(first_seen.revision < moves.revision, false) as is_known,
            count(moves.new_key) over (partition by moves.revision, moves.old_key) as target_count,
            count(*) over (partition by moves.revision, moves.new_key) as source_count
        from moves
        left join living
            on
                moves.revision = living.revision
                and moves.old_key = living.old_key
        left join first_seen
            on moves.new_key = first_seen.seen_key
    ),

    history as (
        select
            told.revision,
            told.old_key,
            told.new_key,
            names.name,
            case
                when told.new_key is null then 'removed'
                when told.is_living and told.is_known then 'moved'
                when told.is_living or told.target_count > 1 then 'split'
                when told.is_known or told.source_count > 1 then 'merged'
                else 'renamed'
            end as event,
            told.member_count,
            told.loaded_at
        from told
        inner join names
            on
                told.revision = names.revision
                and told.old_key = names.old_key
                and names.place = 1
        where
            -- a member that is gone is no event while others are left or went elsewhere
            told.new_key is not null
            or (not told.is_living and told.target_count = 0)
    )

    select * from history
{% endmacro %}
