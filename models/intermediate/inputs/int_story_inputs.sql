with

versions as (
    select * from {{ ref('int_version_inputs') }}
)

select
    story_key,
    {{ text_number('story_key') }} as story_number,
    {{ text_number('count(*), bit_xor(state)') }} as state
from versions
group by story_key
