-- Every change can be pointed at: its spans are in the bodies of the two versions.
with

pieces as (
    select
        version_change_key,
        before_version_id as version_id,
        before_start as start_char,
        before_end as end_char,
        before_text as text
    from {{ ref('fct_version_changes') }}
    union all
    select
        version_change_key,
        after_version_id as version_id,
        after_start as start_char,
        after_end as end_char,
        after_text as text
    from {{ ref('fct_version_changes') }}
    union all
    select
        version_change_key,
        before_version_id as version_id,
        before_sentence_start as start_char,
        before_sentence_end as end_char,
        before_sentence as text
    from {{ ref('fct_version_changes') }}
    union all
    select
        version_change_key,
        after_version_id as version_id,
        after_sentence_start as start_char,
        after_sentence_end as end_char,
        after_sentence as text
    from {{ ref('fct_version_changes') }}
)

select
    pieces.version_change_key,
    pieces.text
from pieces
inner join {{ ref('dim_versions') }} as versions
    on pieces.version_id = versions.version_id
where
    pieces.start_char is not null
    and pieces.text is distinct from substr(
        versions.body, pieces.start_char + 1, pieces.end_char - pieces.start_char
    )
