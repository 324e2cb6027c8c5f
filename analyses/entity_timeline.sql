-- What is reported about the person most written about, day by day?
-- Each statement with the entity as subject or as speaker. `person` names another person or thing to follow.
with

entities as (
    select * from {{ ref('dim_entities') }}
),

statements as (
    select * from {{ ref('fct_statements') }}
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

chosen as (
    select
        entity_key,
        name
    from entities
    where
        (kind = 'person' and '{{ var("person", "") }}' = '')
        or lower(name) = lower('{{ var("person", "") }}')
    order by outlet_count desc, article_count desc, entity_key asc
    limit 1
)

select
    chosen.name,
    articles.published_at,
    outlets.outlet,
    case
        when statements.subject_entity_key = chosen.entity_key then 'does'
        else 'says'
    end as part,
    statements.predicate,
    statements.text as statement,
    statements.statement_key
from chosen
inner join statements
    on
        chosen.entity_key = statements.subject_entity_key
        or chosen.entity_key = statements.speaker_entity_key
inner join articles
    on statements.version_id = articles.version_id
inner join outlets
    on articles.outlet_key = outlets.outlet_key
order by
    articles.published_at asc nulls last,
    articles.article_id asc,
    statements.start_char asc,
    statements.statement_key asc
