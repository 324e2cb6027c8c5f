-- a view: the lists as pairs
{{ config(materialized='view') }}

with

nearest as (
    select
        case when article_id < other_id then state else other_state end as state_a,
        case when article_id < other_id then other_state else state end as state_b
    from {{ ref('int_story_nearest') }}
    where state <> other_state
)

-- numbers alone: there are many, and most are known
select distinct
    state_a,
    state_b,
    {{ text_number('state_a, state_b') }} as state
from nearest
