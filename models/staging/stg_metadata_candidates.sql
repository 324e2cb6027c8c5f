with

source as (
    select * from {{ source('raw', 'metadata_candidates') }}
),

renamed as (
    select
        -- keys
        version_id,

        -- text
        fact,
        value,
        origin,
        reason,

        -- numbers
        rank,

        -- booleans
        is_chosen
    from source
)

select * from renamed
