{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_text_states': {'state': 'state'}}},
) }}

with

states as (
    select * from {{ ref('int_text_states') }}
),

changed as (
    select *
    from states
    {{ unmade('state') }}
),

-- asked for by two keys: what one Bloom filter lets pass by chance the other one does not
latest as (
    select * from {{ ref('int_articles') }}
    where {{ is_in('changed', 'article_id') }} and {{ is_in('changed', 'version_id') }}
),

articles as (
    select
        articles.article_id,
        changed.state,
        articles.outlet_key,
        articles.published_at,
        articles.published_date,
        articles.title,
        {{ without_header() }} as text
    from latest as articles
    inner join changed
        on articles.article_id = changed.article_id
),

boilerplate as (
    select
        article_id,
        array_agg(position) as positions
    from {{ ref('int_boilerplate_lines') }}
    where line_number is not null
    group by article_id
),

-- line by line within each text: lines as rows would have to be put together again, all in memory
cleaned as (
    select
        articles.article_id,
        articles.state,
        articles.outlet_key,
        articles.published_at,
        articles.published_date,
        articles.title,
        case
            when boilerplate.article_id is null then articles.text
            else {{ blanked_lines('articles.text', 'boilerplate.positions') }}
        end as text
    from articles
    left join boilerplate
        on articles.article_id = boilerplate.article_id
)

select * from cleaned
