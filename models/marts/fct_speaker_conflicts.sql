{# Words in a row that two speakers are unlikely to have said both. #}
{% set least_words = 6 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

attributions as (
    select
        *,
        attribution_key = leader_key as is_fullest
    from {{ ref('int_utterance_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

speaker_words as (
    select * from {{ ref('int_attribution_speaker_words') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

speaker_entities as (
    select * from {{ ref('int_attribution_speaker_entities') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

quotations as (
    select * from {{ ref('int_quotations') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

first_pieces as (
    select
        attribution_key,
        quotation_key,
        -- the piece that the article prints first
        row_number() over (
            partition by attribution_key
            order by start_char asc, end_char asc, quotation_key asc
        ) as place
    from quotations
),

-- the part of the fullest wording that each report has word for word
reports as (
    select
        *,
        case when is_fullest then 1 else leader_start end as said_start,
        case when is_fullest then word_count else leader_end end as said_end,
        case when is_fullest then word_count else run_words end as said_words,
        case when is_fullest then quoted_word_count else run_follower_quoted end as said_quoted_words
    from attributions
    where
        speaker_entity_key is not null
        and (is_fullest or shares_words)
),

speakers as (
    select
        utterance_key,
        speaker_entity_key,
        count(distinct outlet_key) as outlet_count,
        count(distinct origin) as origin_count,
        min(published_at) as first_reported_at
    from reports
    where said_words >= {{ least_words }}
    group by utterance_key, speaker_entity_key
),

ranked as (
    select
        reports.*,
        first_pieces.quotation_key,
        -- the speaker's longest wording stands for the speaker, in marks if it can
        row_number() over (
            partition by reports.utterance_key, reports.speaker_entity_key
            order by
                case when reports.said_quoted_words >= {{ least_words }} then 0 else 1 end asc,
                reports.said_words desc,
                reports.fullness asc
        ) as place
    from reports
    inner join first_pieces
        on
            reports.attribution_key = first_pieces.attribution_key
            and first_pieces.place = 1
    where reports.said_words >= {{ least_words }}
),

sayings as (
    select
        ranked.*,
        speakers.outlet_count,
        speakers.origin_count,
        speakers.first_reported_at
    from ranked
    inner join speakers
        on
            ranked.utterance_key = speakers.utterance_key
            and ranked.speaker_entity_key = speakers.speaker_entity_key
    where ranked.place = 1
),

speaker_word_counts as (
    select
        attribution_key,
        count(*) as stem_count
    from speaker_words
    group by attribution_key
),

shared_speaker_words as (
    select
        one.attribution_key as one_key,
        other.attribution_key as other_key,
        count(*) as stem_count
    from sayings as one
    inner join sayings as other
        on
            one.utterance_key = other.utterance_key
            and one.speaker_entity_key <> other.speaker_entity_key
    inner join speaker_words as one_words
        on one.attribution_key = one_words.attribution_key
    inner join speaker_words as other_words
        on
            other.attribution_key = other_words.attribution_key
            and one_words.stem = other_words.stem
    group by one.attribution_key, other.attribution_key
),

shared_speaker_entities as (
    select
        one.attribution_key as one_key,
        other.attribution_key as other_key,
        count(*) as entity_count
    from sayings as one
    inner join sayings as other
        on
            one.utterance_key = other.utterance_key
            and one.speaker_entity_key <> other.speaker_entity_key
    inner join speaker_entities as one_entities
        on one.attribution_key = one_entities.attribution_key
    inner join speaker_entities as other_entities
        on
            other.attribution_key = other_entities.attribution_key
            and one_entities.entity_key = other_entities.entity_key
    where one_entities.is_speaker or other_entities.is_speaker
    group by one.attribution_key, other.attribution_key
),

pairs as (
    select
        one.utterance_key,
        one.story_key,
        one.speaker_entity_key as speaker_a_key,
        other.speaker_entity_key as speaker_b_key,
        one.quotation_key as quotation_a_key,
        other.quotation_key as quotation_b_key,
        one.article_id as article_a_id,
        other.article_id as article_b_id,
        one.outlet_key as outlet_a_key,
        other.outlet_key as outlet_b_key,
        one.speaker_text as speaker_a_text,
        other.speaker_text as speaker_b_text,
        one.text as text_a,
        other.text as text_b,
        least(one.said_end, other.said_end)
        - greatest(one.said_start, other.said_start)
        + 1 as shared_word_count,
        one.outlet_count as outlet_a_count,
        other.outlet_count as outlet_b_count,
        one.origin_count as origin_a_count,
        other.origin_count as origin_b_count,
        one.said_quoted_words >= {{ least_words }} as is_a_quoted,
        other.said_quoted_words >= {{ least_words }} as is_b_quoted,
        one.first_reported_at as first_a_at,
        other.first_reported_at as first_b_at,
        {{ speaker_relation(
            'one', 'other', 'shared_speaker_entities.entity_count',
            'shared_speaker_words.stem_count', 'one_counts.stem_count', 'other_counts.stem_count',
        ) }} as speaker_relation
    from sayings as one
    inner join sayings as other
        on
            one.utterance_key = other.utterance_key
            -- the speaker that more origins credit comes first, then the one whose key does
            and (
                one.origin_count > other.origin_count
                or (
                    one.origin_count = other.origin_count
                    and one.speaker_entity_key < other.speaker_entity_key
                )
            )
    left join shared_speaker_words
        on
            one.attribution_key = shared_speaker_words.one_key
            and other.attribution_key = shared_speaker_words.other_key
    left join shared_speaker_entities
        on
            one.attribution_key = shared_speaker_entities.one_key
            and other.attribution_key = shared_speaker_entities.other_key
    left join speaker_word_counts as one_counts
        on one.attribution_key = one_counts.attribution_key
    left join speaker_word_counts as other_counts
        on other.attribution_key = other_counts.attribution_key
),

final as (
    select
        -- keys
        {{ surrogate_key(['utterance_key', 'speaker_a_key', 'speaker_b_key']) }} as conflict_key,
        utterance_key,
        story_key,
        speaker_a_key,
        speaker_b_key,
        quotation_a_key,
        quotation_b_key,
        article_a_id,
        article_b_id,
        outlet_a_key,
        outlet_b_key,

        -- text
        speaker_a_text,
        speaker_b_text,
        text_a,
        text_b,

        -- numbers
        shared_word_count::integer as shared_word_count,
        outlet_a_count::integer as outlet_a_count,
        outlet_b_count::integer as outlet_b_count,
        origin_a_count::integer as origin_a_count,
        origin_b_count::integer as origin_b_count,

        -- booleans
        is_a_quoted and is_b_quoted as is_quoted_by_both,

        -- times
        first_a_at,
        first_b_at
    from pairs
    where
        speaker_relation = 'different'
        and shared_word_count >= {{ least_words }}
        and (is_a_quoted or is_b_quoted)
)

select * from final
