with

source as (
    select * from {{ source('raw', 'forgotten') }}
),

renamed as (
    select
        -- keys
        version_id,
        article_id,

        -- times
        forgotten_at
    from source
)

select * from renamed
