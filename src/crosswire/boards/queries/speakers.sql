-- Who is quoted
select
    entities.name,
    'entity-' || entities.entity_key || '.html' as name_page,
    entities.kind,
    count(*) as utterances,
    sum(utterances.quotation_count) as quotations,
    max(utterances.outlet_count) as most_outlets
from marts.dim_utterances as utterances
inner join marts.dim_entities as entities on utterances.speaker_entity_key = entities.entity_key
group by entities.entity_key, entities.name, entities.kind
order by utterances desc, quotations desc, entities.name asc, entities.entity_key asc
limit $entities
