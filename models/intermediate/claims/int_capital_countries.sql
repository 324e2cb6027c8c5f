with

known_entities as (
    select * from {{ ref('known_entities') }}
),

seats as (
    select * from {{ ref('seats_of_government') }}
),

named_entities as (
    select * from {{ ref('int_named_entities') }}
),

countries as (
    select
        name,
        {{ surrogate_key(["'wikidata'", 'wikidata_id']) }} as country_key
    from known_entities
    where wikidata_id is not null
),

capitals as (
    select
        {{ surrogate_key(["'wikidata'", 'wikidata_id']) }} as capital_key,
        capital_of as country
    from known_entities
    where wikidata_id is not null and capital_of is not null
),

-- "the Kremlin" is as often known to no list: it goes by its name
named_seats as (
    select distinct
        named_entities.entity_key as capital_key,
        seats.country
    from named_entities
    inner join seats
        on named_entities.name_key = {{ name_key('seats.seat') }}
    where named_entities.kind <> 'person'
),

places as (
    select * from capitals
    union
    select * from named_seats
)

select
    places.capital_key,
    min(countries.country_key) as country_key
from places
inner join countries
    on places.country = countries.name
group by places.capital_key
