-- Each thing that a file held is a version or a reject that is there, or was forgotten on demand, and files have as many as were counted.
with

items as (
    select * from {{ ref('stg_input_items') }}
),

dangling as (
    select
        items.file_id,
        'item ' || items.number || ' has no version and no reject, and was not forgotten' as fault
    from items
    left join {{ ref('stg_versions') }} as versions
        on items.version_id = versions.version_id
    left join {{ ref('stg_rejects') }} as rejects
        on items.reject_id = rejects.reject_id
    left join {{ ref('stg_forgotten') }} as forgotten
        on items.version_id = forgotten.version_id
    where
        versions.version_id is null
        and rejects.reject_id is null
        and forgotten.version_id is null
),

miscounted as (
    select
        file_id,
        item_count || ' items read, ' || article_count || ' articles and ' || reject_count || ' rejects' as fault
    from {{ ref('dim_input_files') }}
    where item_count <> article_count + reject_count
)

select * from dangling
union all
select * from miscounted
