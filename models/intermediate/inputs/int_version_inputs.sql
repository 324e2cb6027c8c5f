with

versions as (
    select * from {{ ref('int_name_inputs') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
),

names as (
    select
        entities.version_id,
        bit_xor({{ text_number(
            'entities.thing_start, entities.thing_end, entities.entity_key, entities.rule, entities.confidence, '
            ~ 'entity_names.name, countries.country_key'
        ) }}) as state
    from {{ ref('int_named_entities') }} as entities
    left join {{ ref('int_entity_names') }} as entity_names
        on entities.entity_key = entity_names.entity_key
    left join {{ ref('int_capital_countries') }} as countries
        on entities.entity_key = countries.capital_key
    group by entities.version_id
),

-- what an editor says of a finding
corrections as (
    select
        version_id,
        {{ text_number(
            'quotation_key, removal_key, speaker_correction_key, speaker_entity_key, speaker_kind'
        ) }} as state
    from {{ ref('int_quotation_corrections') }}
    union all
    select
        matches.version_id,
        {{ text_number(
            'matches.correction_key, matches.side, matches.finding_key, corrections.action'
        ) }} as state
    from {{ ref('int_correction_matches') }} as matches
    inner join {{ ref('int_corrections') }} as corrections
        on matches.correction_key = corrections.correction_key
),

corrected as (
    select
        version_id,
        bit_xor(state) as state
    from corrections
    group by version_id
),

placed as (
    select
        versions.version_id,
        versions.article_id,
        versions.outlet_key,
        versions.story_key,
        copy_groups.copy_group_key,
        copy_groups.origin,
        versions.is_latest,
        versions.published_at,
        versions.state as version_state,
        names.state as name_state,
        corrected.state as correction_state
    from versions
    left join copy_groups
        on versions.article_id = copy_groups.article_id
    left join names
        on versions.version_id = names.version_id
    left join corrected
        on versions.version_id = corrected.version_id
)

select
    version_id,
    article_id,
    outlet_key,
    story_key,
    copy_group_key,
    origin,
    is_latest,
    published_at,
    {{ text_number(
        'version_state, copy_group_key, origin, name_state, correction_state'
    ) }} as state
from placed
