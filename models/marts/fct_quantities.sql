with

quantities as (
    select * from {{ ref('stg_quantities') }}
),

versions as (
    select * from {{ ref('int_versions') }}
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
