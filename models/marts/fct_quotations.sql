{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

quotations as (
    select * from {{ ref('int_quotations') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

variants as (
    select * from {{ ref('int_quotation_variants') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

printed as (
    select
        quotations.article_id,
        quotations.quotation_type,
        quotations.comparison_text,
        variants.utterance_key,
        variants.variant,
        variants.altered_words,
        -- of the same words twice in one article the first
        row_number() over (
            partition by quotations.article_id, quotations.quotation_type, quotations.comparison_text
            order by quotations.start_char asc, quotations.quotation_key asc
        ) as place
    from variants
    inner join quotations
        on variants.quotation_key = quotations.quotation_key
),

-- an earlier version is compared with nothing; what it has as the latest has it, it reports likewise
earlier as (
    select
        quotations.quotation_key,
        printed.utterance_key,
        printed.variant,
        printed.altered_words
    from quotations
    inner join printed
        on
            quotations.article_id = printed.article_id
            and quotations.quotation_type = printed.quotation_type
            and quotations.comparison_text = printed.comparison_text
            and printed.place = 1
    where not quotations.is_latest
),

final as (
    select
        -- keys
        quotations.quotation_key,
        quotations.attribution_key,
        coalesce(variants.utterance_key, earlier.utterance_key) as utterance_key,
        quotations.article_id,
        quotations.version_id,
        quotations.outlet_key,
        quotations.story_key,
        quotations.speaker_entity_key,

        -- text
        quotations.text,
        quotations.quotation_type,
        coalesce(variants.variant, earlier.variant) as variant,
        coalesce(variants.altered_words, earlier.altered_words) as altered_words,
        quotations.cue_text,
        quotations.cue_lemma,
        quotations.speaker_text,
        quotations.speaker_kind,
        quotations.speaker_rule,
        quotations.role_text,
        quotations.addressee_text,
        quotations.attribution,
        quotations.carrier_text,
        quotations.comparison_text,

        -- numbers
        quotations.start_char,
        quotations.end_char,
        quotations.piece,
        quotations.cue_start,
        quotations.cue_end,
        quotations.speaker_start,
        quotations.speaker_end,
        quotations.role_start,
        quotations.role_end,
        quotations.addressee_start,
        quotations.addressee_end,
        quotations.carrier_start,
        quotations.carrier_end,
        quotations.depth,

        -- booleans
        quotations.is_latest,

        -- times
        quotations.published_at
    from quotations
    left join variants
        on quotations.quotation_key = variants.quotation_key
    left join earlier
        on quotations.quotation_key = earlier.quotation_key
)

select * from final
