{% set kinds = [
    'credits', 'authors', 'datelines', 'dashed_datelines', 'signatures', 'copyrights', 'contributors', 'told',
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
        {{ agency_alias('value') }} as alias
    from exploded
),

evidenced as (
    select
        named.article_id,
        named.alias,
        case named.evidence
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

outlet_names as (
    select distinct
        outlet_key,
        outlet
    from articles
    where outlet is not null
),

agencies as (
    select
        outlet_names.outlet,
        wire_aliases.agency
    from outlet_names
    inner join wire_aliases
        on {{ agency_alias('outlet_names.outlet') }} = wire_aliases.alias
),

agency_evidence as (
    select
        evidenced.article_id,
        wire_aliases.agency,
        evidenced.evidence
    from evidenced
    inner join wire_aliases
        on evidenced.alias = wire_aliases.alias
    union all
    select
        articles.article_id,
        agencies.agency,
        'outlet' as evidence
    from articles
    inner join agencies
        on articles.outlet = agencies.outlet
),

outlets as (
    select
        outlet_names.outlet_key,
        min(outlet_names.outlet) as outlet,
        min(lower(trim(outlet_names.outlet))) as alias
    from outlet_names
    left join wire_aliases
        on lower(trim(outlet_names.outlet)) = wire_aliases.alias
    where wire_aliases.alias is null
    group by outlet_names.outlet_key
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
