with

candidates as (
    select * from {{ ref('stg_metadata_candidates') }}
),

versions as (
    select * from {{ ref('int_versions') }}
),

final as (
    select
        -- keys
        {{ surrogate_key(['candidates.version_id', 'candidates.fact', 'candidates.rank']) }} as metadata_key,
        versions.article_id,
        candidates.version_id,

        -- text
        candidates.fact,
        candidates.value,
        candidates.origin,
        candidates.reason,

        -- numbers
        candidates.rank,

        -- booleans
        candidates.is_chosen
    from candidates
    inner join versions
        on candidates.version_id = versions.version_id
)

select * from final
