with

source as (
    select * from {{ source('raw', 'corrections') }}
),

renamed as (
    select
        -- keys
        correction_id,

        -- text
        action,
        value,
        reason,
        text,
        kind,
        evidence,
        other_text,
        other_evidence,
        file,
        place,

        -- numbers
        number
    from source
)

select * from renamed
