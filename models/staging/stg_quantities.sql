with

source as (
    select * from {{ source('raw', 'quantities') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'start_char', 'end_char']) }} as quantity_key,
        version_id,

        -- text
        text,
        unit,
        of_what,
        kind,
        governor,

        -- numbers
        start_char,
        end_char,
        low,
        high,

        -- booleans
        is_approximate
    from source
)

select * from renamed
