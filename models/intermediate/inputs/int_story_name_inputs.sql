{{ config(materialized='view') }}

with

versions as (
    select * from {{ ref('int_name_inputs') }}
)

select
    story_key,
    {{ text_number('count(*), bit_xor(state)') }} as state
from versions
group by story_key
