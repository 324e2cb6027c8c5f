-- a view: the lists as pairs
{{ config(materialized='view') }}

with

nearest as (
    select * from {{ ref('int_story_nearest') }}
    where article_id <> other_id
)

select distinct
    least(article_id, other_id) as article_a,
    greatest(article_id, other_id) as article_b,
    case when article_id < other_id then state else other_state end as state_a,
    case when article_id < other_id then other_state else state end as state_b
from nearest
