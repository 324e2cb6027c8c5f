{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_name_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_articles') }}
    where {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where kind = 'place' and form = 'name' and {{ is_in('versions', 'version_id') }}
)

select
    mentions.version_id,
    {{ place_name('mentions.text') }} as place_name,
    bool_or(
        {{ matches(
            "substr(versions.body, mentions.end_char + 1, 16)", '^ (neighborhood|neighbourhood|section|district)'
        ) }}
        -- "in a Velmora neighborhood"
        and not {{ matches(
            "substr(versions.body, greatest(mentions.start_char - 2, 1), 3)", '( a|an) $'
        ) }}
    ) as is_called_part
from mentions
inner join versions
    on mentions.version_id = versions.version_id
group by mentions.version_id, {{ place_name('mentions.text') }}
