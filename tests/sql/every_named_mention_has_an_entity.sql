-- a name stands for an entity unless a correction says that it is none
select mentions.mention_key
from {{ ref('fct_mentions') }} as mentions
where
    mentions.form = 'name'
    and mentions.entity_key is null
    and mentions.rule <> 'not_entity'
