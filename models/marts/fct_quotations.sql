with

quotations as (
    select * from {{ ref('int_quotations') }}
),

final as (
    select
        -- keys
        quotation_key,
        attribution_key,
        attribution_key as utterance_key,
        article_id,
        version_id,
        outlet_key,
        story_key,
        speaker_entity_key,

        -- text
        text,
        quotation_type,
        'identical' as variant,
        null::varchar as altered_words,
        cue_text,
        cue_lemma,
        speaker_text,
        speaker_kind,
        addressee_text,
        comparison_text,

        -- numbers
        start_char,
        end_char,
        piece,
        cue_start,
        cue_end,
        speaker_start,
        speaker_end,
        depth,

        -- booleans
        is_latest
    from quotations
)

select * from final
