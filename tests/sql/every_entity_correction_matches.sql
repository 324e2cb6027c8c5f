-- a correction that no longer matches anything is named, so that somebody looks at it;
-- it hangs on a mart that nothing follows, so that it stops no model
-- depends_on: {{ ref('dim_aliases') }}
select
    corrections.action,
    corrections.name,
    corrections.external_id
from {{ ref('entity_corrections') }} as corrections
left join {{ ref('int_named_things') }} as things
    on
        {{ name_key('corrections.name') }} = things.name_key
        and (corrections.kind is null or corrections.kind = things.kind)
        and (corrections.external_id is null or corrections.external_id = things.external_id)
where things.version_id is null
