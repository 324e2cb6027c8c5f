{# What the article prints of the speaker that it was read to credit. #}
{% set of_the_speaker = [
    'speaker_text', 'role_text', 'speaker_start', 'speaker_end', 'speaker_mention_start', 'speaker_mention_end',
    'role_start', 'role_end',
] %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_version_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_version_inputs') }}
    where {{ is_unmade('version_id', ref('int_version_inputs')) }}
),

extracted as (
    select * from {{ ref('stg_quotations') }}
    where {{ is_in('versions', 'version_id') }}
),

corrections as (
    select * from {{ ref('int_quotation_corrections') }}
),

mentions as (
    select * from {{ ref('int_mention_entities') }}
    where {{ is_in('versions', 'version_id') }}
),

-- what is printed of one speaker says nothing of another that an editor names
quotations as (
    select
        -- keys
        extracted.quotation_key,
        extracted.attribution_key,
        extracted.version_id,
        corrections.speaker_entity_key as corrected_entity_key,

        -- text
        extracted.text,
        extracted.quotation_type,
        extracted.cue_text,
        extracted.cue_lemma,
        extracted.addressee_text,
        extracted.carrier_text,
        extracted.rule,
        case
            when corrections.speaker_correction_key is null then extracted.speaker_kind
            else corrections.speaker_kind
        end as speaker_kind,
        case when corrections.speaker_correction_key is not null then 'editor' else 'printed' end as speaker_rule,

        -- numbers
        extracted.start_char,
        extracted.end_char,
        extracted.piece,
        extracted.content_start,
        extracted.content_end,
        extracted.cue_start,
        extracted.cue_end,
        extracted.addressee_start,
        extracted.addressee_end,
        extracted.carrier_start,
        extracted.carrier_end,
        extracted.depth,

        -- text and numbers of the speaker
        {% for column in of_the_speaker %}
        case when corrections.speaker_correction_key is null then extracted.{{ column }} end as {{ column }},
        {% endfor %}

        -- booleans
        extracted.quotation_type in ('direct', 'mixed') as is_quoted
    from extracted
    left join corrections
        on extracted.quotation_key = corrections.quotation_key
    where corrections.removal_key is null
),

placed as (
    select
        quotations.*,
        {{ comparison_words('quotations.text') }} as words,
        -- who vouches for it: nobody but the article, or a source, or a source for what another one said
        case
            when quotations.depth > 0 then 'hearsay'
            when quotations.speaker_text is null and quotations.corrected_entity_key is null then 'narrator'
            when quotations.speaker_kind = 'unnamed' then 'unnamed source'
            else 'named source'
        end as attribution,
        versions.article_id,
        versions.outlet_key,
        versions.published_at,
        versions.is_latest,
        versions.story_key,
        versions.origin
    from quotations
    inner join versions
        on quotations.version_id = versions.version_id
),

called as (
    select
        placed.quotation_key,
        mentions.entity_key,
        row_number() over (
            partition by placed.quotation_key
            -- the mention that names the speaker, else the longest inside the speaker's span, else the first
            order by
                case
                    when
                        mentions.start_char = placed.speaker_mention_start
                        and mentions.end_char = placed.speaker_mention_end
                        then 0
                    else 1
                end asc,
                mentions.end_char - mentions.start_char desc,
                mentions.start_char asc,
                mentions.form asc
        ) as place
    from placed
    inner join mentions
        on
            placed.version_id = mentions.version_id
            and (
                (
                    placed.speaker_mention_start = mentions.start_char
                    and placed.speaker_mention_end = mentions.end_char
                )
                or (
                    placed.speaker_start <= mentions.start_char
                    and placed.speaker_end >= mentions.end_char
                )
            )
),

speakers as (
    select
        quotation_key,
        entity_key as speaker_entity_key
    from called
    where place = 1
)

select
    placed.*,
    coalesce(placed.corrected_entity_key, speakers.speaker_entity_key) as speaker_entity_key,
    lower({{ joined('placed.words', ' ') }}) as comparison_text
from placed
left join speakers
    on placed.quotation_key = speakers.quotation_key
