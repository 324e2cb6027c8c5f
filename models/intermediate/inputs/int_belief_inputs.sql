-- a view: two numbers for each story
{{ config(materialized='view') }}

with

inputs as (
    select * from {{ ref('int_claim_inputs') }}
),

epochs as (
    select * from {{ ref('int_accuracy_epochs') }}
)

select
    inputs.story_key,
    {{ text_number('inputs.state, epochs.state') }} as state
from inputs
cross join epochs
