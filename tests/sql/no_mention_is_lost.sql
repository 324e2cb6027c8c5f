-- what was extracted is in the mart, resolved or not
select staged.mention_key
from {{ ref('stg_mentions') }} as staged
left join {{ ref('fct_mentions') }} as mentions
    on staged.mention_key = mentions.mention_key
where mentions.mention_key is null
