-- every mention can be pointed at in the text that it came from
select
    mentions.mention_key,
    mentions.text
from {{ ref('fct_mentions') }} as mentions
inner join {{ ref('dim_versions') }} as versions
    on mentions.version_id = versions.version_id
where substr(versions.body, mentions.start_char + 1, mentions.end_char - mentions.start_char) <> mentions.text
