with

source as (
    select * from {{ source('raw', 'assertions') }}
),

renamed as (
    select
        -- keys
        assertion_id,

        -- text
        outlet,
        object,
        property,
        value,
        as_of,
        file,
        place
    from source
)

select * from renamed
