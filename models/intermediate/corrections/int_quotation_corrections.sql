with

corrections as (
    select * from {{ ref('int_corrections') }}
    where what = 'quotation'
),

matches as (
    select * from {{ ref('int_correction_matches') }}
    where what = 'quotation'
),

-- corrections are few or none: of all else only what they may mean is read
quotations as (
    select * from {{ ref('stg_quotations') }}
    where version_id in (select matches.version_id from matches)
),

said as (
    select {{ name_key('value') }} as name_key
    from corrections
    where action = 'speaker'
),

renamed as (
    select
        {{ name_key('text') }} as name_key,
        {{ name_key('value') }} as shown_key
    from {{ ref('int_corrections') }}
    where action = 'rename'
),

-- an entity is called by any of its names: as printed, as a list knows it, as an editor has it
names as (
    select
        entity_key,
        article_id,
        kind,
        name_key
    from {{ ref('int_named_entities') }}
    where name_key in (select said.name_key from said)
    union all
    select
        entity_key,
        article_id,
        kind,
        {{ name_key('known_name') }} as name_key
    from {{ ref('int_named_entities') }}
    where known_name is not null and {{ name_key('known_name') }} in (select said.name_key from said)
    union all
    select
        things.entity_key,
        things.article_id,
        things.kind,
        renamed.shown_key as name_key
    from {{ ref('int_named_entities') }} as things
    inner join renamed
        on things.name_key = renamed.name_key
    where renamed.shown_key in (select said.name_key from said)
),

called as (
    select
        corrections.correction_key,
        names.entity_key,
        coalesce(names.kind, 'person') as kind,
        -- whom the article names, then who is in most articles, then the lower key
        row_number() over (
            partition by corrections.correction_key
            order by
                max(case when names.article_id = corrections.article_id then 1 else 0 end) desc,
                count(distinct names.article_id) desc,
                names.entity_key asc,
                names.kind asc
        ) as place
    from corrections
    inner join names
        on {{ name_key('corrections.value') }} = names.name_key
    where corrections.action = 'speaker'
    group by corrections.correction_key, names.entity_key, names.kind
),

matched as (
    select
        corrections.correction_key,
        corrections.action,
        corrections.precedence,
        called.entity_key as speaker_entity_key,
        called.kind as speaker_kind,
        quotations.quotation_key,
        quotations.version_id,
        quotations.attribution_key,
        quotations.cue_start,
        quotations.cue_end
    from matches
    inner join corrections
        on matches.correction_key = corrections.correction_key
    inner join quotations
        on matches.finding_key = quotations.quotation_key
    left join called
        on
            matches.correction_key = called.correction_key
            and called.place = 1
),

-- the pieces of one attribution have one speaker
credits as (
    select
        *,
        row_number() over (partition by attribution_key order by precedence asc) as place
    from matched
    where
        action = 'no_speaker'
        or (action = 'speaker' and speaker_entity_key is not null)
),

removals as (
    select
        quotation_key,
        min(correction_key) as removal_key
    from matched
    where action = 'not_quotation'
    group by quotation_key
),

-- found from the corrections on, which are few
touched as (
    select quotation_key
    from removals
    union
    select quotations.quotation_key
    from credits
    inner join quotations
        on credits.attribution_key = quotations.attribution_key
    where credits.place = 1
)

select
    quotations.quotation_key,
    quotations.version_id,
    quotations.attribution_key,
    removals.removal_key,
    credits.correction_key as speaker_correction_key,
    credits.speaker_entity_key,
    credits.speaker_kind,
    quotations.cue_start,
    quotations.cue_end
from touched
inner join quotations
    on touched.quotation_key = quotations.quotation_key
left join removals
    on quotations.quotation_key = removals.quotation_key
left join credits
    on
        quotations.attribution_key = credits.attribution_key
        and credits.place = 1
