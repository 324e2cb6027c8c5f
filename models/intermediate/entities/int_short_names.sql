{# An entity that has this share of the articles behind a short name is meant by it everywhere. #}
{% set leading_share = 0.8 %}

with

readings as (
    select * from {{ ref('int_short_name_readings') }}
),

-- of most short names that a name could have no article makes use
asked as (
    select
        name_key as short_key,
        story_key
    from {{ ref('int_named_things') }}
    where
        identity like 'name:%'
        and not is_split
        and (kind is distinct from 'person' or name_key not like '% %')
    group by name_key, story_key
),

asked_in_stories as (
    select readings.*
    from readings
    inner join asked
        on
            readings.short_key = asked.short_key
            and readings.story_key = asked.story_key
),

asked_in_all as (
    select *
    from readings
    where short_key in (select asked.short_key from asked)
),

-- what an article explains counts before what only looks alike
graded_in_stories as (
    select
        *,
        min(grade) over (partition by short_key, kind_group, story_key) as best_grade
    from asked_in_stories
),

story_names as (
    select
        short_key,
        kind_group,
        story_key,
        min(identity) as identity,
        'story' as scope
    from graded_in_stories
    where grade = best_grade
    group by short_key, kind_group, story_key
    having min(identity) = max(identity)
),

counted as (
    select
        short_key,
        kind_group,
        grade,
        identity,
        count(distinct article_id) as article_count
    from asked_in_all
    group by short_key, kind_group, grade, identity
),

graded_in_all as (
    select
        *,
        min(grade) over (partition by short_key, kind_group) as best_grade
    from counted
),

ranked as (
    select
        *,
        sum(article_count) over (partition by short_key, kind_group) as total_count,
        -- the entity of most articles, then the first in the alphabet
        row_number() over (
            partition by short_key, kind_group order by article_count desc, identity asc
        ) as place
    from graded_in_all
    where grade = best_grade
),

all_names as (
    select
        short_key,
        kind_group,
        null::string as story_key,
        case when article_count >= {{ leading_share }} * total_count then identity end as identity,
        'all' as scope
    from ranked
    where place = 1
)

select * from story_names
union all
select * from all_names
