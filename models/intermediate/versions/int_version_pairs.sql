-- a view: who reads it asks for what is new
{{ config(materialized='view') }}

with

{# Named at each place where it is read: a CTE that is read twice is kept whole. #}
{% set versions = ref('int_versions') %}
-- few articles have several
later_versions as (
    select * from {{ versions }}
    where version_number > 1
),

earlier_versions as (
    select * from {{ versions }}
    where not is_latest
)

select
    later.article_id,
    earlier.version_id as before_version_id,
    later.version_id as after_version_id,
    later.version_number,
    earlier.title as before_title,
    later.title as after_title,
    later.published_at,
    later.loaded_at,
    -- both texts have their ids, and what was found in them goes by what looked for it
    {{ text_number('earlier.state, later.state') }} as state
from later_versions as later
inner join earlier_versions as earlier
    on
        later.article_id = earlier.article_id
        and later.version_number = earlier.version_number + 1
