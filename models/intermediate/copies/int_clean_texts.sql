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
    {{ unmade('states', {'state': 'state'}) }}
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
    from {{ ref('int_articles') }} as articles
    inner join changed
        on articles.article_id = changed.article_id
),

boilerplate_lines as (
    select * from {{ ref('int_boilerplate_lines') }}
    where line_number is not null
),

touched as (
    select
        article_id,
        {{ lines('text') }} as text_lines
    from articles
    where article_id in (select boilerplate_lines.article_id from boilerplate_lines)
),

touched_lines as (
    {{ explode('touched', ['article_id'], 'text_lines') }}
),

blanked as (
    select
        touched_lines.article_id,
        touched_lines.position,
        -- as long as the line, so that places in the text stay places in the body
        case
            when boilerplate_lines.article_id is not null then repeat(' ', length(touched_lines.value))
            else touched_lines.value
        end as line
    from touched_lines
    left join boilerplate_lines
        on
            touched_lines.article_id = boilerplate_lines.article_id
            and touched_lines.position = boilerplate_lines.position
),

rejoined as (
    select
        article_id,
        {{ ordered_text('line', '\n', 'position') }} as text
    from blanked
    group by article_id
),

cleaned as (
    select
        articles.article_id,
        articles.state,
        articles.outlet_key,
        articles.published_at,
        articles.published_date,
        articles.title,
        coalesce(rejoined.text, articles.text) as text
    from articles
    left join rejoined
        on articles.article_id = rejoined.article_id
)

select * from cleaned
