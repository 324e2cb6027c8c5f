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
    {{ text_number("cast(states.state as string) || ' ' || cast(epochs.epoch as string)") }} as state
from states
cross join epochs
