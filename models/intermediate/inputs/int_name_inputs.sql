with

versions as (
    select * from {{ ref('int_versions') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
),

-- what an editor says of a name in one article; few, so that any change makes all anew
splits as (
    select bit_xor({{ text_number('correction_key, text, value, article_id, external_id, precedence') }}) as state
    from {{ ref('int_corrections') }}
    where action = 'split'
)

select
    versions.version_id,
    versions.article_id,
    versions.external_id,
    versions.outlet_key,
    -- an article whose story is not known is a story of its own
    coalesce(stories.story_key, versions.article_id) as story_key,
    versions.is_latest,
    versions.published_at,
    {{ text_number(
        'versions.version_id, versions.outlet_key, stories.story_key, versions.version_number, versions.is_latest, '
        ~ 'versions.loaded_at, versions.state, splits.state'
    ) }} as state
from versions
cross join splits
left join stories
    on versions.article_id = stories.article_id
