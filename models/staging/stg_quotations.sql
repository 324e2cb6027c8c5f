with

source as (
    select * from {{ source('raw', 'quotations') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'start_char', 'end_char', 'cue_start', 'cue_end']) }} as quotation_key,
        {{ surrogate_key(['version_id', 'cue_start', 'cue_end', 'content_start', 'content_end']) }}
            as attribution_key,
        version_id,

        -- text
        text,
        quotation_type,
        cue_text,
        cue_lemma,
        speaker_text,
        speaker_kind,
        role_text,
        addressee_text,
        carrier_text,
        rule,

        -- numbers
        start_char,
        end_char,
        piece,
        content_start,
        content_end,
        cue_start,
        cue_end,
        speaker_start,
        speaker_end,
        speaker_mention_start,
        speaker_mention_end,
        role_start,
        role_end,
        addressee_start,
        addressee_end,
        carrier_start,
        carrier_end,
        depth
    from source
)

select * from renamed
