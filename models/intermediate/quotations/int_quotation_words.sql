{# What this share of articles has, no quotation is told by. #}
{% set common_share = 0.15 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_version_inputs', 'unit': 'version_id'},
) }}

with

quotations as (
    select
        quotation_key,
        version_id,
        attribution_key,
        quotation_type,
        is_quoted,
        words,
        row_number() over (
            partition by attribution_key
            order by start_char asc, end_char asc, quotation_key asc
        ) as piece,
        count(*) over (partition by attribution_key) as piece_count
    from {{ ref('int_quotations') }}
    where is_latest and {{ is_unmade('version_id', ref('int_version_inputs')) }}
),

common_words as (
    select * from {{ ref('common_words') }}
),

exploded as (
    {{ explode(
        'quotations',
        ['quotation_key', 'version_id', 'attribution_key', 'quotation_type', 'is_quoted', 'piece', 'piece_count'], 'words',
    ) }}
),

-- in most of what is said, a word's place is its number
put_together as (
    select distinct attribution_key
    from exploded
    where piece_count > 1 or value in ('[', ']', '…')
),

bracketed as (
    select
        exploded.*,
        true as is_put_together,
        sum(case exploded.value when '[' then 1 when ']' then -1 else 0 end) over (
            partition by exploded.quotation_key
            order by exploded.position asc
            rows between unbounded preceding and current row
        ) as open_count,
        sum(case exploded.value when '[' then 1 when ']' then -1 else 0 end)
            over (partition by exploded.quotation_key)
            as left_open,
        sum(case exploded.value when '…' then 1 else 0 end) over (
            partition by exploded.quotation_key
            order by exploded.position asc
            rows between unbounded preceding and current row
        )::integer as elision_count
    from exploded
    inner join put_together
        on exploded.attribution_key = put_together.attribution_key
    union all
    select
        exploded.*,
        false as is_put_together,
        0 as open_count,
        0 as left_open,
        0 as elision_count
    from exploded
    left join put_together
        on exploded.attribution_key = put_together.attribution_key
    where put_together.attribution_key is null
),

words as (
    select
        quotation_key,
        version_id,
        attribution_key,
        piece,
        position as place_in_piece,
        elision_count,
        is_quoted,
        is_put_together,
        lower(value) as word,
        -- "don't" is as common as what it is made of, "Berta's" is as rare as Berta
        case
            when lower(value) like '%n''t' then 'not'
            else lower(split_part(value, '''', 1))
        end as base_word,
        -- an odd bracket inserts nothing; in a paraphrase brackets are the outlet's own
        is_quoted and left_open = 0 and open_count > 0 as is_inserted,
        value <> lower(value) and (position > 1 or quotation_type = 'mixed') as is_capitalised
    from bracketed
    where value not in ('[', ']', '…')
),

judged as (
    select
        words.*,
        coalesce(common_words.article_share, 0) < {{ common_share }}
        and length(words.base_word) > 2 as is_content,
        common_words.word is null and length(words.base_word) > 2 as is_rare
    from words
    left join common_words
        on words.base_word = common_words.word
),

-- counts what was said: an insertion has the number of the word before it
numbered as (
    select
        quotation_key,
        place_in_piece,
        sum(case when is_inserted then 0 else 1 end) over (
            partition by attribution_key
            order by piece asc, place_in_piece asc
            rows between unbounded preceding and current row
        )::integer as position
    from judged
    where is_put_together
)

select
    judged.quotation_key,
    judged.version_id,
    judged.attribution_key,
    judged.piece,
    coalesce(numbered.position, judged.place_in_piece::integer) as position,
    judged.place_in_piece,
    judged.elision_count,
    judged.word,
    judged.is_quoted,
    judged.is_inserted,
    judged.is_content,
    judged.is_content and not judged.is_capitalised as is_plain,
    judged.is_rare
from judged
left join numbered
    on
        judged.quotation_key = numbered.quotation_key
        and judged.place_in_piece = numbered.place_in_piece
