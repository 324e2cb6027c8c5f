{# An agency is named at the head of a text, before its first words; a dateline is no longer than this. #}
{% set head = 160 %}
{% set tail = 200 %}
{% set copyright =
    '(?:©|\\([cC]\\)|Copyright)[ 0-9]*(?: by)?(?: [tT]he)? ?([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2})'
%}
{% set told = '\\b(?:told|tells) (?:the )?([A-Z][A-Za-z-]+(?: (?:Press|News|France-Presse|Agency))*)' %}
{% set kinds = [
    'outlets', 'credits', 'authors', 'datelines', 'dashed_datelines', 'signatures', 'copyrights', 'contributors', 'told',
] %}

with

articles as (
    select
        article_id,
        outlet_key,
        outlet,
        author,
        credit,
        left(ltrim(substr(body, text_start + 1)), {{ head }}) as head,
        right(rtrim(body), {{ tail }}) as tail,
        substr(body, text_start + 1) as text
    from {{ ref('int_articles') }}
),

wire_aliases as (
    select * from {{ ref('wire_aliases') }}
),

found as (
    select
        article_id,
        {{ matches_of("coalesce(outlet, '')", '^.+$') }} as outlets,
        {{ matches_of("coalesce(credit, '')", "[^,;/|&()]+") }} as credits,
        {{ matches_of("coalesce(author, '')", "[^,;/|&()]+") }} as authors,
        {{ matches_of('head', '\\(([A-Z][A-Za-z .-]{1,40})\\) ?[-–—:]', 1) }} as datelines,
        {{ matches_of('head', '^[A-Z][^\\n(]{0,60}[-–—] ?\\(?([A-Z][A-Za-z]{1,12})\\)? ?[-–—]', 1) }}
            as dashed_datelines,
        {{ matches_of('tail', '[-–—(] ?([A-Z][A-Za-z ]{1,30})\\)?\\.?$', 1) }} as signatures,
        {{ matches_of('text', copyright, 1) }}
            as copyrights,
        {{ matches_of('text', '([A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){0,2}) contributed to th', 1) }}
            as contributors,
        {{ matches_of('text', told, 1) }}
            as told
    from articles
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

-- an outlet that others name in the place where an agency stands is one, whoever it is
outlet_evidence as (
    select
        evidenced.article_id,
        outlets.outlet as agency,
        outlets.outlet_key,
        evidenced.evidence
    from evidenced
    inner join outlets
        on evidenced.alias = outlets.alias
    inner join articles
        on evidenced.article_id = articles.article_id
    where
        evidenced.evidence in ('credit', 'author', 'dateline', 'signature')
        and articles.outlet_key <> outlets.outlet_key
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
