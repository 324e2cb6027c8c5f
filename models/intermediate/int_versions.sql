{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_id'],
    meta={'made_of': {'stg_versions': {'state': 'state'}}},
) }}

with

versions as (
    select * from {{ ref('stg_versions') }}
),

states as (
    select
        article_id,
        state,
        loaded_at
    from {{ ref('stg_versions') }}
),

-- an article of which a version came, went or was read again is numbered anew
renumbered as (
    select article_id
    from states
    {{ unmade('state') }}
    {% if goes_on() %}
    union
    select kept.article_id
    from {{ this }} as kept
    left join states
        on kept.state = states.state
    where states.state is null
    {% endif %}
),

{% if goes_on() %}
-- what was loaded together lies together: no other stretch of the texts is read
loads as (
    select distinct loaded_at
    from states
    where article_id in (select renumbered.article_id from renumbered)
),
{% endif %}

numbered as (
    select
        *,
        -- within one load the later date is the later version, then the later place in the input
        row_number() over (
            partition by article_id
            order by loaded_at asc, published_at asc nulls first, file asc, length(place) asc, place asc, version_id asc
        ) as version_number,
        count(*) over (partition by article_id) as version_count
    from versions
    where
        article_id in (select renumbered.article_id from renumbered)
        and {{ is_in('loads', 'loaded_at') }}
),

-- when and as what an article came first does not move with its later versions
firsts as (
    select
        article_id,
        loaded_at as first_loaded_at,
        published_at as first_published_at
    from numbered
    where version_number = 1
)

select
    numbered.*,
    {{ word_count('numbered.body') }}::integer as word_count,
    firsts.first_loaded_at,
    firsts.first_published_at,
    numbered.version_number = numbered.version_count as is_latest
from numbered
inner join firsts
    on numbered.article_id = firsts.article_id
