with

source as (
    select * from {{ source('raw', 'dates') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'start_char', 'end_char']) }} as date_key,
        version_id,

        -- text
        text,
        granularity,
        timex_type,
        timex_value,

        -- numbers
        start_char,
        end_char,
        derived_year,

        -- booleans
        is_relative,

        -- times
        earliest,
        latest
    from source
)

select * from renamed
