{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_name_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_name_inputs') }}
    where {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

quantities as (
    select * from {{ ref('stg_quantities') }}
    where {{ is_in('versions', 'version_id') }}
),

final as (
    select
        -- keys
        quantities.quantity_key,
        versions.article_id,
        quantities.version_id,

        -- text
        quantities.text,
        quantities.unit,
        quantities.of_what,
        quantities.kind,
        quantities.governor,

        -- numbers
        quantities.start_char,
        quantities.end_char,
        quantities.low,
        quantities.high,

        -- booleans
        quantities.is_approximate
    from quantities
    inner join versions on quantities.version_id = versions.version_id
)

select * from final
