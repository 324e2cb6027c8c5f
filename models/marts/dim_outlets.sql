with

articles as (
    select * from {{ ref('int_articles') }}
),

assertion_outlets as (
    select * from {{ ref('int_assertion_outlets') }}
),

-- an outlet may publish articles, be named by structured claims, or both
appearances as (
    select
        outlet_key,
        outlet,
        1 as article_count,
        published_at
    from articles
    union all
    select
        outlet_key,
        outlet,
        0 as article_count,
        null::timestamp as published_at
    from assertion_outlets
),

outlets as (
    select
        outlet_key,
        min(outlet) as outlet,
        sum(article_count) as article_count,
        min(published_at) as first_published_at,
        max(published_at) as last_published_at
    from appearances
    group by outlet_key
),

final as (
    select
        -- keys
        outlet_key,

        -- text
        outlet,

        -- numbers
        article_count::integer as article_count,

        -- booleans
        outlet is not null as is_known,

        -- times
        first_published_at,
        last_published_at
    from outlets
)

select * from final
