with

articles as (
    select * from {{ ref('int_articles') }}
)

select
    article_id,
    {{ surrogate_key(['article_id']) }} as copy_group_key,
    false as is_copy,
    null::varchar as wire_agency,
    'own' as origin_kind,
    outlet_key as origin
from articles
