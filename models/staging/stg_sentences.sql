with

source as (
    select * from {{ source('raw', 'sentences') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'start_char', 'end_char']) }} as sentence_key,
        version_id,

        -- text
        text,
        kind,

        -- numbers
        start_char,
        end_char,
        paragraph
    from source
)

select * from renamed
