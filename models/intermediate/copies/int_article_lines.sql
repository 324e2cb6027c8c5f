{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_articles': {'state': 'state'}}},
) }}

with

states as (
    select
        state,
        loaded_at
    from {{ ref('int_articles') }}
),

changed as (
    select *
    from states
    {{ unmade('state') }}
),

articles as (
    select * from {{ ref('int_articles') }}
),

bodies as (
    select
        articles.article_id,
        articles.state,
        {{ lines(without_header()) }} as body_lines
    from articles
    -- versions lie in the order in which they were loaded: the scan skips what is older
    inner join changed
        on
            articles.state = changed.state
            and articles.loaded_at = changed.loaded_at
)

select
    article_id,
    state,
    {{ line_numbers('body_lines') }} as line_numbers
from bodies
