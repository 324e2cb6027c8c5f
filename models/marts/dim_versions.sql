{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_name_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_versions') }}
    where {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

final as (
    select
        -- keys
        version_id,
        article_id,

        -- text
        title,
        body,
        extractor,
        file,
        place,

        -- numbers
        version_number::integer as version_number,
        text_start,

        -- booleans
        is_latest,

        -- times
        published_at,
        loaded_at
    from versions
)

select * from final
