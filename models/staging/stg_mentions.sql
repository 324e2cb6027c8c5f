with

source as (
    select * from {{ source('raw', 'mentions') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'start_char', 'end_char', 'form']) }} as mention_key,
        version_id,

        -- text
        text,
        kind,
        form,
        name,
        role,
        rule,

        -- numbers
        start_char,
        end_char,
        refers_start,
        refers_end
    from source
)

select * from renamed
