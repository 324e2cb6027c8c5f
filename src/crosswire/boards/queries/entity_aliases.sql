-- Names that it goes by
select
    alias as name,
    mention_count as mentions,
    article_count as articles
from marts.dim_aliases
where entity_key = $entity_key
order by mention_count desc, alias asc
limit 50
