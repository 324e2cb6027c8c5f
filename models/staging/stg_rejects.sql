with

source as (
    select * from {{ source('raw', 'rejects') }}
),

renamed as (
    select
        -- keys
        reject_id,

        -- text
        file,
        place,
        reason,
        found,
        sha256
    from source
)

select * from renamed
