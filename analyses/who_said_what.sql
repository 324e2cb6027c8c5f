-- Who said what? Every quotation with its speaker, in the words of the article, newest first.
with

quotations as (
    select * from {{ ref('fct_quotations') }}
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

entities as (
    select * from {{ ref('dim_entities') }}
)

select
    entities.name as speaker,
    quotations.quotation_type,
    quotations.text as quotation,
    outlets.outlet,
    articles.published_at,
    articles.url,
    quotations.quotation_key
from quotations
inner join articles
    on quotations.version_id = articles.version_id
inner join outlets
    on articles.outlet_key = outlets.outlet_key
left join entities
    on quotations.speaker_entity_key = entities.entity_key
order by articles.published_at desc nulls last, articles.article_id asc, quotations.start_char asc
