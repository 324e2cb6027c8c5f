-- Which outlets carry an utterance, and in which form: whole, cut, elided, altered, without marks?
-- Misquotations are the rows whose variant is `altered`.
with

quotations as (
    select * from {{ ref('fct_quotations') }}
),

utterances as (
    select * from {{ ref('dim_utterances') }}
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
    utterances.text as utterance,
    utterances.outlet_count,
    utterances.has_speaker_conflict,
    outlets.outlet,
    quotations.variant,
    quotations.text as wording,
    entities.name as credited_to,
    quotations.quotation_key
from utterances
inner join quotations
    on utterances.utterance_key = quotations.utterance_key
inner join articles
    on quotations.version_id = articles.version_id
inner join outlets
    on articles.outlet_key = outlets.outlet_key
left join entities
    on quotations.speaker_entity_key = entities.entity_key
where utterances.outlet_count > 1
order by
    utterances.outlet_count desc,
    utterances.utterance_key asc,
    outlets.outlet asc,
    quotations.quotation_key asc
