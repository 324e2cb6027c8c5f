with

assignments as (
    select
        article_id,
        story_key,
        lag(story_key) over (partition by article_id order by revision asc) as former_story_key,
        revision,
        loaded_at
    from {{ ref('int_story_assignments') }}
),

moves as (
    select
        revision,
        loaded_at,
        former_story_key,
        story_key,
        count(*) as moved_count
    from assignments
    group by revision, loaded_at, former_story_key, story_key
),

balances as (
    select
        revision,
        story_key,
        moved_count as article_change
    from moves
    union all
    select
        revision,
        former_story_key as story_key,
        -moved_count as article_change
    from moves
    where former_story_key is not null
),

changes as (
    select
        revision,
        story_key,
        sum(article_change) as article_change
    from balances
    group by revision, story_key
),

sizes as (
    select
        revision,
        story_key,
        article_change,
        sum(article_change) over (
            partition by story_key
            order by revision asc
            rows between unbounded preceding and current row
        ) as article_count
    from changes
),

arrivals as (
    select
        moves.revision,
        moves.loaded_at,
        moves.story_key,
        sizes.article_count,
        sizes.article_count = sizes.article_change as is_founded,
        sum(moves.moved_count) as moved_count,
        sum(case when moves.former_story_key is null then moves.moved_count else 0 end) as new_count
    from moves
    inner join sizes
        on
            moves.revision = sizes.revision
            and moves.story_key = sizes.story_key
    group by moves.revision, moves.loaded_at, moves.story_key, sizes.article_count, sizes.article_change
),

exchanges as (
    select
        moves.*,
        sizes.article_count,
        former_sizes.article_count = 0 as is_merged
    from moves
    inner join sizes as former_sizes
        on
            moves.revision = former_sizes.revision
            and moves.former_story_key = former_sizes.story_key
    inner join sizes
        on
            moves.revision = sizes.revision
            and moves.story_key = sizes.story_key
),

departures as (
    select
        moves.revision,
        moves.loaded_at,
        moves.former_story_key as story_key,
        sizes.article_count,
        moves.moved_count
    from moves
    inner join sizes
        on
            moves.revision = sizes.revision
            and moves.former_story_key = sizes.story_key
    where moves.story_key is null
),

events as (
    select
        revision,
        loaded_at,
        story_key,
        case when is_founded then 'founded' else 'grew' end as event,
        null as other_story_key,
        article_count,
        case when is_founded then moved_count else new_count end as moved_count
    from arrivals
    where is_founded or new_count > 0
    union all
    select
        revision,
        loaded_at,
        former_story_key as story_key,
        'merged_into' as event,
        story_key as other_story_key,
        0 as article_count,
        moved_count
    from exchanges
    where is_merged
    union all
    select
        revision,
        loaded_at,
        story_key,
        'split_from' as event,
        former_story_key as other_story_key,
        article_count,
        moved_count
    from exchanges
    where not is_merged
    union all
    select
        revision,
        loaded_at,
        story_key,
        'shrank' as event,
        null as other_story_key,
        article_count,
        moved_count
    from departures
),

final as (
    select
        -- keys
        {{ surrogate_key(['revision', 'story_key', 'event', 'other_story_key']) }} as story_history_key,
        story_key,
        other_story_key,

        -- text
        event,

        -- numbers
        revision,
        article_count::integer as article_count,
        moved_count::integer as moved_count,

        -- times
        loaded_at
    from events
)

select * from final
