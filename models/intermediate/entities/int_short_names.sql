{# An entity that has this share of the articles behind a short name is meant by it everywhere. #}
{% set leading_share = 0.8 %}

with

things as (
    select * from {{ ref('int_named_things') }}
),

mentions as (
    select
        version_id,
        coalesce(refers_start, start_char) as thing_start,
        coalesce(refers_end, end_char) as thing_end,
        {{ name_key('coalesce(name, text)') }} as name_key
    from {{ ref('stg_mentions') }}
    where form = 'name'
),

-- an article that gives both the short name and the full one explains the short one
explained as (
    select
        1 as grade,
        mentions.name_key as short_key,
        case when things.kind = 'person' then 'person' else 'other' end as kind_group,
        things.identity,
        things.story_key,
        things.article_id
    from mentions
    inner join things
        on
            mentions.version_id = things.version_id
            and mentions.thing_start = things.thing_start
            and mentions.thing_end = things.thing_end
    where
        mentions.name_key <> things.name_key
        and not things.is_metonym
),

full_names as (
    select
        case when kind = 'person' then 'person' else 'other' end as kind_group,
        {{ matched('name_key', '[^ ]+$', 0) }} as last_word,
        {{ matched('name_key', '^[^ ]+', 0) }} as first_word,
        identity,
        story_key,
        article_id
    from things
    where
        kind in ('person', 'organisation')
        and name_key like '% %'
        and not is_metonym
        and name not like '% of %'
),

abbreviated as (
    select
        lower({{ replace_all('name', '[^A-Z]', '') }}) as short_key,
        identity,
        story_key,
        article_id
    from things
    where
        kind is distinct from 'person'
        and name like '% % %'
),

candidates as (
    select * from explained
    union all
    select
        2 as grade,
        short_key,
        'other' as kind_group,
        identity,
        story_key,
        article_id
    from abbreviated
    where length(short_key) between 3 and 6
    union all
    select
        case when kind_group = 'person' then 1 else 3 end as grade,
        last_word as short_key,
        kind_group,
        identity,
        story_key,
        article_id
    from full_names
    union all
    select
        case when kind_group = 'person' then 1 else 3 end as grade,
        first_word as short_key,
        kind_group,
        identity,
        story_key,
        article_id
    from full_names
),

-- what an article explains counts before what only looks alike
graded as (
    select
        *,
        min(grade) over (partition by short_key, kind_group, story_key) as story_grade,
        min(grade) over (partition by short_key, kind_group) as best_grade
    from candidates
),

in_stories as (
    select
        short_key,
        kind_group,
        story_key,
        identity,
        count(distinct article_id) as article_count
    from graded
    where grade = story_grade
    group by short_key, kind_group, story_key, identity
),

story_names as (
    select
        short_key,
        kind_group,
        story_key,
        min(identity) as identity,
        'story' as scope
    from in_stories
    group by short_key, kind_group, story_key
    having count(*) = 1
),

in_all as (
    select
        short_key,
        kind_group,
        identity,
        count(distinct article_id) as article_count
    from graded
    where grade = best_grade
    group by short_key, kind_group, identity
),

ranked as (
    select
        *,
        sum(article_count) over (partition by short_key, kind_group) as total_count,
        -- the entity of most articles, then the first in the alphabet
        row_number() over (
            partition by short_key, kind_group order by article_count desc, identity asc
        ) as place,
        count(*) over (partition by short_key, kind_group) as identity_count
    from in_all
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
