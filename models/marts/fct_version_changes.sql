with

version_pairs as (
    select * from {{ ref('int_version_pairs') }}
),

sentences as (
    select * from {{ ref('int_version_sentences') }}
    where not is_same
),

finding_changes as (
    select * from {{ ref('int_version_finding_changes') }}
),

title_changes as (
    select
        after_version_id,
        'title' as kind,
        before_title as before_text,
        after_title as after_text,
        -2 as place
    from version_pairs
    where before_title is distinct from after_title
),

-- the sentence that a finding stood in, and what became of it
finding_sentences as (
    select
        finding_changes.after_version_id,
        finding_changes.kind,
        finding_changes.before_text,
        finding_changes.before_start,
        finding_changes.before_end,
        finding_changes.before_about,
        finding_changes.after_text,
        finding_changes.after_start,
        finding_changes.after_end,
        finding_changes.after_about,
        coalesce(befores.before_text, afters.before_text) as before_sentence,
        coalesce(befores.before_start, afters.before_start) as before_sentence_start,
        coalesce(befores.before_end, afters.before_end) as before_sentence_end,
        coalesce(afters.after_text, befores.after_text) as after_sentence,
        coalesce(afters.after_start, befores.after_start) as after_sentence_start,
        coalesce(afters.after_end, befores.after_end) as after_sentence_end,
        finding_changes.place
    from finding_changes
    left join sentences as befores
        on finding_changes.before_sentence_key = befores.before_key
    left join sentences as afters
        on finding_changes.after_sentence_key = afters.after_key
),

changes as (
    select
        after_version_id,
        kind,
        before_text,
        null as before_start,
        null as before_end,
        null as before_about,
        after_text,
        null as after_start,
        null as after_end,
        null as after_about,
        null as before_sentence,
        null as before_sentence_start,
        null as before_sentence_end,
        null as after_sentence,
        null as after_sentence_start,
        null as after_sentence_end,
        place
    from title_changes
    union all
    select
        after_version_id,
        'sentence' as kind,
        before_text,
        before_start,
        before_end,
        null as before_about,
        after_text,
        after_start,
        after_end,
        null as after_about,
        before_text as before_sentence,
        before_start as before_sentence_start,
        before_end as before_sentence_end,
        after_text as after_sentence,
        after_start as after_sentence_start,
        after_end as after_sentence_end,
        place
    from sentences
    union all
    select * from finding_sentences
),

final as (
    select
        -- keys
        {{
            surrogate_key([
                'version_pairs.after_version_id', 'changes.kind', 'changes.before_start', 'changes.before_end',
                'changes.after_start', 'changes.after_end',
            ])
        }} as version_change_key,
        version_pairs.article_id,
        version_pairs.before_version_id,
        version_pairs.after_version_id,

        -- text
        changes.kind,
        case
            when changes.before_text is null then 'appeared'
            when changes.after_text is null then 'vanished'
            else 'changed'
        end as change,
        changes.before_text,
        changes.after_text,
        changes.before_about,
        changes.after_about,
        changes.before_sentence,
        changes.after_sentence,

        -- numbers
        version_pairs.version_number::integer as version_number,
        row_number() over (
            partition by version_pairs.after_version_id
            -- in reading order: what the later text has first, then what stood behind it and has gone
            order by
                changes.place asc,
                case when changes.after_sentence is null then 1 else 0 end asc,
                changes.before_sentence_start asc,
                case changes.kind when 'sentence' then 0 else 1 end asc,
                changes.kind asc,
                changes.after_start asc nulls last,
                changes.after_end asc,
                changes.before_start asc,
                changes.before_end asc
        )::integer as change_number,
        changes.before_start,
        changes.before_end,
        changes.after_start,
        changes.after_end,
        changes.before_sentence_start,
        changes.before_sentence_end,
        changes.after_sentence_start,
        changes.after_sentence_end,

        -- times
        version_pairs.published_at,
        version_pairs.loaded_at
    from changes
    inner join version_pairs
        on changes.after_version_id = version_pairs.after_version_id
)

select * from final
