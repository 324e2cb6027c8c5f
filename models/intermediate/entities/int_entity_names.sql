with

entities as (
    select * from {{ ref('int_named_entities') }}
    where entity_key is not null
)

select
    entity_key,
    min(name) as name
from entities
group by entity_key
