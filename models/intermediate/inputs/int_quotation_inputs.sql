-- a view: two numbers for each version
{{ config(materialized='view') }}

with

versions as (
    select * from {{ ref('int_version_inputs') }}
),

stories as (
    select * from {{ ref('int_story_inputs') }}
)

select
    versions.version_id,
    versions.article_id,
    versions.is_latest,
    {{ text_number('versions.state, stories.state') }} as state
from versions
inner join stories
    on versions.story_key = stories.story_key
