-- In figures
select
    entities.kind,
    entities.article_count as articles,
    entities.outlet_count as outlets,
    (select count(*) from marts.dim_utterances where speaker_entity_key = $entity_key) as utterances,
    (
        select count(*) from marts.fct_quotations where speaker_entity_key = $entity_key and is_latest
    ) as quotations,
    replace(strftime(entities.first_mentioned_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as first_mentioned,
    replace(strftime(entities.last_mentioned_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as last_mentioned
from marts.dim_entities as entities
where entities.entity_key = $entity_key
