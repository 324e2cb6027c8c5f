{% set kinds = [
    'outlets', 'credits', 'authors', 'datelines', 'dashed_datelines', 'signatures', 'copyrights', 'contributors', 'told',
] %}


with

articles as (
    select * from {{ ref('int_articles') }}
),

found as (
    select * from {{ ref('int_wire_namings') }}
),

wire_aliases as (
    select * from {{ ref('wire_aliases') }}
),

exploded as (
    {% for evidence in kinds %}
    {% if not loop.first %}union all{% endif %}
    select
        article_id,
        '{{ evidence }}' as evidence,
        value
    from (
        {{ explode('found', ['article_id'], evidence) }}
    ) as {{ evidence }}_found
    {% endfor %}
),

named as (
    select
        article_id,
        evidence,
        -- "By Ann Lee for Reuters" and "Reuters staff" credit Reuters
        regexp_replace(regexp_replace(
            lower(trim(value)), '^(by|from|via|source:?|photo by|staff|text:?) ', ''
        ), ' (staff|writer|writers|reporter|correspondent|newsroom)$', '') as alias
    from exploded
),

evidenced as (
    select
        named.article_id,
        named.alias,
        case named.evidence
            when 'outlets' then 'outlet'
            when 'credits' then 'credit'
            when 'authors' then 'author'
            when 'signatures' then 'signature'
            when 'copyrights' then 'copyright'
            when 'contributors' then 'contributor'
            when 'told' then 'told'
            else 'dateline'
        end as evidence
    from named
),

agency_evidence as (
    select
        evidenced.article_id,
        wire_aliases.agency,
        evidenced.evidence
    from evidenced
    inner join wire_aliases
        on evidenced.alias = wire_aliases.alias
),

outlets as (
    select
        articles.outlet_key,
        min(articles.outlet) as outlet,
        min(lower(trim(articles.outlet))) as alias
    from articles
    left join wire_aliases
        on lower(trim(articles.outlet)) = wire_aliases.alias
    where
        articles.outlet is not null
        and wire_aliases.alias is null
    group by articles.outlet_key
),

-- an outlet that others name in the place where an agency stands is one, whoever it is; that it is not their own is
-- asked by equality, since DuckDB joins all articles with all outlets to ask for another one
outlet_evidence as (
    select
        evidenced.article_id,
        outlets.outlet as agency,
        outlets.outlet_key,
        evidenced.evidence
    from evidenced
    inner join outlets
        on evidenced.alias = outlets.alias
    left join articles as own
        on
            evidenced.article_id = own.article_id
            and outlets.outlet_key = own.outlet_key
    where
        evidenced.evidence in ('credit', 'author', 'dateline', 'signature')
        and own.article_id is null
),

own_evidence as (
    select
        articles.article_id,
        articles.outlet as agency,
        'outlet' as evidence
    from articles
    where articles.outlet_key in (select outlet_evidence.outlet_key from outlet_evidence)
),

found_evidence as (
    select * from agency_evidence
    union all
    select
        article_id,
        agency,
        evidence
    from outlet_evidence
    union all
    select * from own_evidence
)

select distinct
    article_id,
    agency,
    evidence
from found_evidence
