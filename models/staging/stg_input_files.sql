with

source as (
    select * from {{ source('raw', 'input_files') }}
),

renamed as (
    select
        -- keys
        file_id,

        -- text
        file,
        sha256,

        -- numbers
        item_count
    from source
)

select * from renamed
