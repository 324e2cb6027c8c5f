{#- what is read twice is kept whole: at a full build, the texts of millions -#}
{%- set all_statements = 'statements' if goes_on() else ref('stg_statements') -%}
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

statements as (
    select * from {{ ref('stg_statements') }}
    where {{ is_in('versions', 'version_id') }}
),

mentions as (
    select * from {{ ref('int_mention_entities') }}
    where {{ is_in('versions', 'version_id') }}
),

entity_at as (
    -- a name and a nominal may share a span; the name tells which thing it is
    select
        version_id,
        start_char,
        end_char,
        min(entity_key) as entity_key,
        min(kind) as kind
    from mentions
    where entity_key is not null
    group by version_id, start_char, end_char
),

-- what is stated in a quotation has its speaker
corrected_speakers as (
    select
        version_id,
        cue_start,
        cue_end,
        min(speaker_entity_key) as speaker_entity_key
    from {{ ref('int_quotation_corrections') }}
    where
        speaker_correction_key is not null
        and cue_start is not null
    group by version_id, cue_start, cue_end
),

dates as (
    select * from {{ ref('stg_dates') }}
    where {{ is_in('versions', 'version_id') }}
),

quantities as (
    select * from {{ ref('stg_quantities') }}
    where {{ is_in('versions', 'version_id') }}
),

classes as (
    select * from {{ ref('term_classes') }}
),

generals as (
    select * from {{ ref('general_terms') }}
),

-- of which acts an article gives the toll
tolled as (
    select distinct
        statements.version_id,
        coalesce(classes.class, replace(statements.predicate, ' ', '_')) as predicate_class
    from {{ all_statements }} as statements
    left join classes
        on replace(statements.predicate, ' ', '_') = classes.term
    where statements.toll is not null
),

final as (
    select
        -- keys
        statements.statement_key,
        statements.version_id,
        versions.article_id,
        versions.outlet_key,
        versions.story_key,
        versions.copy_group_key,
        -- it is the government in a capital that is for or against something, not the city
        case
            when statements.kind = 'attitude' then coalesce(governments.country_key, subjects.entity_key)
            else subjects.entity_key
        end as subject_entity_key,
        objects.entity_key as object_entity_key,
        case
            when corrected_speakers.version_id is not null then corrected_speakers.speaker_entity_key
            else speakers.entity_key
        end as speaker_entity_key,
        places.entity_key as where_entity_key,

        -- text
        statements.text,
        statements.kind,
        statements.subject_text,
        statements.subject_head,
        coalesce(subject_classes.class, statements.subject_head) as subject_class,
        subject_generals.general as subject_general,
        subjects.kind as subject_kind,
        statements.predicate,
        coalesce(classes.class, replace(statements.predicate, ' ', '_')) as predicate_class,
        statements.object_text,
        statements.object_head,
        coalesce(object_classes.class, statements.object_head) as object_class,
        object_generals.general as object_general,
        statements.where_text,
        statements.setting_where_text,
        statements.how_many_of,
        statements.how_many_scope,
        statements.polarity,
        statements.modality,
        case
            when corrected_speakers.version_id is null then statements.attribution
            when corrected_speakers.speaker_entity_key is null then 'narrator'
            else 'speaker'
        end as attribution,
        statements.keywords,
        versions.origin,

        -- numbers
        statements.start_char,
        statements.end_char,
        statements.when_start,
        statements.when_end,
        statements.setting_when_start,
        statements.setting_when_end,
        statements.how_many_start,
        statements.how_many_end,
        statements.toll,
        coalesce(statements.toll, statements.how_many_total, quantities.low) as how_many_low,
        case
            -- "at least 20" has no upper end
            when statements.toll = quantities.low then quantities.high
            else coalesce(statements.toll, statements.how_many_total, quantities.high)
        end as how_many_high,

        -- what people a list names one by one has no unit, and a toll counts all people
        case
            when
                statements.how_many_total is not null
                or statements.toll is not null
                or lower(quantities.of_what) in ('person', 'people', 'victim', 'individual') then ' person'
            else coalesce(quantities.unit, '') || ' ' || lower(coalesce(quantities.of_what, ''))
        end as how_many_unit,

        -- booleans
        statements.how_many_total is null
        and coalesce(quantities.is_approximate, false)
        and coalesce(statements.toll, quantities.low) = quantities.low as is_about_so_many,
        -- of an act whose toll the article gives, other numbers count some
        statements.toll is null and tolled.version_id is not null as is_beside_toll,
        coalesce(statements.is_toll_clear, false) as is_toll_clear,
        versions.is_latest,
        -- "Friday night" ends on Saturday, "overnight" is both; 11 p.m. is not
        coalesce(
            {{ matches('lower(coalesce(settings.text, dates.text))', '(^|[^a-z])(over|to)?night$') }}
            and coalesce(settings.earliest = settings.latest, dates.earliest = dates.latest), false
        ) as is_at_night,
        coalesce(
            (statements.subject_start >= statements.start_char and statements.subject_end <= statements.end_char)
            -- of a passive clause the object stands in the subject's place
            or (
                statements.object_start >= statements.start_char
                and statements.object_end <= statements.predicate_start
            ), false
        ) as has_subject_in_text,

        -- times
        dates.earliest as when_earliest,
        dates.latest as when_latest,
        -- the day of the event, where the article gives it elsewhere, also for one that is told of as of a year
        coalesce(settings.earliest, dates.earliest) as event_earliest,
        coalesce(settings.latest, dates.latest) as event_latest,
        versions.published_at
    from statements
    inner join versions
        on statements.version_id = versions.version_id
    left join dates
        on
            statements.version_id = dates.version_id
            and statements.when_start = dates.start_char
            and statements.when_end = dates.end_char
    left join quantities
        on
            statements.version_id = quantities.version_id
            and statements.how_many_start = quantities.start_char
            and statements.how_many_end = quantities.end_char
    left join dates as settings
        on
            statements.version_id = settings.version_id
            and statements.setting_when_start = settings.start_char
            and statements.setting_when_end = settings.end_char
    left join classes
        on replace(statements.predicate, ' ', '_') = classes.term
    left join tolled
        on
            statements.version_id = tolled.version_id
            and coalesce(classes.class, replace(statements.predicate, ' ', '_')) = tolled.predicate_class
    left join classes as subject_classes
        on statements.subject_head = subject_classes.term
    left join classes as object_classes
        on statements.object_head = object_classes.term
    left join generals as subject_generals
        on statements.subject_head = subject_generals.term
    left join generals as object_generals
        on statements.object_head = object_generals.term
    left join entity_at as subjects
        on
            statements.version_id = subjects.version_id
            and statements.subject_mention_start = subjects.start_char
            and statements.subject_mention_end = subjects.end_char
    left join {{ ref('int_capital_countries') }} as governments
        on subjects.entity_key = governments.capital_key
    left join entity_at as objects
        on
            statements.version_id = objects.version_id
            and statements.object_mention_start = objects.start_char
            and statements.object_mention_end = objects.end_char
    left join entity_at as speakers
        on
            statements.version_id = speakers.version_id
            and statements.speaker_start = speakers.start_char
            and statements.speaker_end = speakers.end_char
    left join corrected_speakers
        on
            statements.version_id = corrected_speakers.version_id
            and statements.cue_start = corrected_speakers.cue_start
            and statements.cue_end = corrected_speakers.cue_end
    left join entity_at as places
        on
            statements.version_id = places.version_id
            and statements.where_start = places.start_char
            and statements.where_end = places.end_char
)

select * from final
{{ lying_together(['story_key']) }}
