with

articles as (
    select * from {{ ref('int_articles') }}
),

outlets as (
    select
        outlet_key,
        min(outlet) as outlet,
        count(*) as article_count,
        min(published_at) as first_published_at,
        max(published_at) as last_published_at
    from articles
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
