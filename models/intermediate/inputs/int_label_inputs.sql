-- a view: two numbers for each story
{{ config(materialized='view') }}

with

stories as (
    select * from {{ ref('int_story_inputs') }}
),

-- a story of one article has no ties
links as (
    select * from {{ ref('int_link_inputs') }}
)

select
    stories.story_key,
    {{ text_number('stories.state, links.state') }} as state
from stories
left join links
    on stories.story_key = links.story_key
