with

files as (
    select * from {{ ref('stg_input_files') }}
),

items as (
    select * from {{ ref('stg_input_items') }}
),

counted as (
    select
        file_id,
        count(version_id) as article_count,
        count(distinct version_id) as version_count,
        count(reject_id) as reject_count
    from items
    group by file_id
),

final as (
    select
        -- keys
        files.file_id,

        -- text
        files.file,
        files.sha256,

        -- numbers
        files.item_count,
        cast(coalesce(counted.article_count, 0) as integer) as article_count,
        cast(coalesce(counted.version_count, 0) as integer) as version_count,
        cast(coalesce(counted.reject_count, 0) as integer) as reject_count
    from files
    left join counted
        on files.file_id = counted.file_id
)

select * from final
