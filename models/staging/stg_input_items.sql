with

source as (
    select * from {{ source('raw', 'input_items') }}
),

renamed as (
    select
        -- keys
        file_id,
        version_id,
        reject_id,

        -- numbers
        number
    from source
)

select * from renamed
