{# A text of which half was taken belongs to the group; one with a wire paragraph in it does not. #}
{% set tied = 0.5 %}
{# Labels travel twice as far each round: enough for chains of 60 texts. #}
{% set rounds = 6 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_id'],
    meta={'made_of': {'int_articles': {'article_id': 'article_id'}}},
) }}

with

all_articles as (
    select
        article_id,
        outlet_key,
        published_at
    from {{ ref('int_articles') }}
),

-- who quotes the same speech took nothing from the other
copies as (
    select * from {{ ref('int_copies') }}
    where relation <> 'speech'
),

wires as (
    select
        article_id,
        min(case when evidence = 'outlet' then agency end) as own_agency,
        min(case when evidence not in ('contributor', 'told') then agency end) as wire_agency
    from {{ ref('int_article_wires') }}
    group by article_id
),

ties as (
    select
        copy_article_id as article_id,
        original_article_id as other_id
    from copies
    where containment >= {{ tied }}
    union all
    select
        original_article_id as article_id,
        copy_article_id as other_id
    from copies
    where containment >= {{ tied }}
),

copiers as (
    select distinct copy_article_id as article_id
    from copies
),

tied as (
    select
        article_id,
        bit_xor({{ text_number('other_id') }}) as ties_number
    from ties
    group by article_id
),

states as (
    select
        articles.article_id,
        {{ text_number(
            "articles.article_id, articles.outlet_key, articles.published_at, wires.own_agency, wires.wire_agency, "
            ~ "copiers.article_id is not null, tied.ties_number"
        ) }} as state
    from all_articles as articles
    left join wires
        on articles.article_id = wires.article_id
    left join copiers
        on articles.article_id = copiers.article_id
    left join tied
        on articles.article_id = tied.article_id
),

{% if goes_on() %}
seeds as (
    select article_id as item_id
    from states
    {{ unmade('state') }}
),

tied_items as (
    select
        article_id as item_a,
        other_id as item_b
    from ties
    -- `reached` goes both ways
    where article_id < other_id
),

items as {{ materialized() }} (
    {{ reached('seeds', 'tied_items') }}
),
{% endif %}

articles as {{ materialized() }} (
    select
        all_articles.*,
        states.state
    from all_articles
    inner join states
        on all_articles.article_id = states.article_id
    {% if goes_on() %}
    where all_articles.article_id in (select items.item_id from items)
    {% endif %}
),

labels_0 as (
    select
        article_id,
        article_id as label
    from articles
),

{% for this_round in range(1, rounds + 1) %}
{% set last_round = this_round - 1 %}
-- the smallest label beside it, then the label that the article of that label has
nearest_{{ this_round }} as (
    select
        labels.article_id,
        least(labels.label, coalesce(min(others.label), labels.label)) as label
    from labels_{{ last_round }} as labels
    left join ties
        on labels.article_id = ties.article_id
    left join labels_{{ last_round }} as others
        on ties.other_id = others.article_id
    group by labels.article_id, labels.label
),

labels_{{ this_round }} as (
    select
        nearest.article_id,
        least(nearest.label, jumped.label) as label
    from nearest_{{ this_round }} as nearest
    inner join nearest_{{ this_round }} as jumped
        on nearest.label = jumped.article_id
),

{% endfor %}
grouped as (
    select
        labels.article_id,
        labels.label,
        articles.outlet_key,
        articles.state,
        wires.wire_agency,
        wires.own_agency,
        copiers.article_id is not null as is_copier,
        -- the group's original: published by an agency, then the one that copies nothing, then the earliest
        first_value(labels.article_id) over (
            partition by labels.label
            order by
                case when wires.own_agency is null then 1 else 0 end asc,
                case when copiers.article_id is null then 0 else 1 end asc,
                articles.published_at asc nulls last,
                labels.article_id asc
            rows between unbounded preceding and unbounded following
        ) as original_id,
        min(wires.wire_agency) over (partition by labels.label) as group_agency
    from labels_{{ rounds }} as labels
    inner join articles
        on labels.article_id = articles.article_id
    left join wires
        on labels.article_id = wires.article_id
    left join copiers
        on labels.article_id = copiers.article_id
)

select
    grouped.article_id,
    {{ surrogate_key(['grouped.original_id']) }} as copy_group_key,
    grouped.original_id as original_article_id,
    grouped.is_copier or (grouped.wire_agency is not null and grouped.own_agency is null) as is_copy,
    grouped.wire_agency,
    case
        when coalesce(grouped.wire_agency, grouped.group_agency) is not null then 'wire'
        when grouped.outlet_key <> originals.outlet_key then 'copy'
        else 'own'
    end as origin_kind,
    coalesce(grouped.wire_agency, grouped.group_agency, originals.outlet_key) as origin,
    grouped.state
from grouped
inner join articles as originals
    on grouped.original_id = originals.article_id
