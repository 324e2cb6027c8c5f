with

versions as (
    select * from {{ ref('stg_versions') }}
),

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
)

select
    *,
    version_number = version_count as is_latest
from numbered
