with

aliases as (
    select * from {{ ref('known_aliases') }}
),

entities as (
    select * from {{ ref('known_entities') }}
),

keyed as (
    select
        {{ name_key('aliases.alias') }} as name_key,
        entities.name as known_name,
        entities.kind as known_kind,
        entities.wikidata_id,
        entities.iso_code,
        entities.capital_of,
        -- "US" and "U.S." are one name
        min(aliases.alias_kind) as alias_kind
    from aliases
    inner join entities
        on aliases.name = entities.name
    group by
        {{ name_key('aliases.alias') }},
        entities.name,
        entities.kind,
        entities.wikidata_id,
        entities.iso_code,
        entities.capital_of
)

select * from keyed
