-- a view: two numbers for each article
{{ config(materialized='view') }}

with

states as (
    select * from {{ ref('int_article_states') }}
),

epochs as (
    select * from {{ ref('int_story_epochs') }}
)

select
    states.article_id,
    states.outlet_key,
    states.published_date,
    states.is_untitled,
    states.is_brief,
    states.state as article_state,
    {{ text_number('states.state, epochs.epoch') }} as state
from states
cross join epochs
