with

source as (
    select * from {{ source('raw', 'statements') }}
),

renamed as (
    select
        -- keys
        {{ surrogate_key(['version_id', 'kind', 'predicate_start', 'predicate_end', 'subject_start', 'object_start']) }}
            as statement_key,
        version_id,

        -- text
        text,
        kind,
        subject_text,
        subject_head,
        predicate,
        object_text,
        object_head,
        where_text,
        setting_where_text,
        how_many_of,
        how_many_scope,
        polarity,
        modality,
        attribution,
        keywords,

        -- numbers
        start_char,
        end_char,
        subject_start,
        subject_end,
        subject_mention_start,
        subject_mention_end,
        predicate_start,
        predicate_end,
        object_start,
        object_end,
        object_mention_start,
        object_mention_end,
        when_start,
        when_end,
        where_start,
        where_end,
        setting_when_start,
        setting_when_end,
        setting_where_start,
        setting_where_end,
        how_many_start,
        how_many_end,
        how_many_total,
        toll,
        speaker_start,
        speaker_end,
        cue_start,
        cue_end,

        -- booleans
        is_toll_clear
    from source
)

select * from renamed
