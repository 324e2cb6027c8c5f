-- Named in this article
select
    entities.name,
    'entity-' || entities.entity_key || '.html' as name_page,
    'named-' || entities.entity_key as name_anchor,
    entities.kind,
    count(*) as mentions,
    entities.outlet_count as outlets
from marts.fct_mentions as mentions
inner join marts.dim_articles as articles using (version_id)
inner join marts.dim_entities as entities using (entity_key)
where articles.article_id = $article_id and mentions.form = 'name'
group by entities.entity_key, entities.name, entities.kind, entities.outlet_count
order by mentions desc, entities.name asc, entities.entity_key asc
limit 200
