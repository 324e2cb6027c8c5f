with

known_entities as (
    select * from {{ ref('known_entities') }}
)

select
    {{ surrogate_key(["'wikidata'", 'capitals.wikidata_id']) }} as capital_key,
    {{ surrogate_key(["'wikidata'", 'countries.wikidata_id']) }} as country_key
from known_entities as capitals
inner join known_entities as countries
    on capitals.capital_of = countries.name
where capitals.wikidata_id is not null and countries.wikidata_id is not null
