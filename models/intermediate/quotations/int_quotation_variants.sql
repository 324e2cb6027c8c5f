{# By how many words the distance of two runs may differ between the wordings of one passage. #}
{% set shift = 8 %}
{# Words beside the passage that may belong to it. #}
{% set margin = 3 %}
{# Segments between elisions, insertions and cues that are looked for one after the other. #}
{% set most_segments = 6 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

quotations as (
    select * from {{ ref('int_quotations') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

members as (
    select * from {{ ref('int_utterance_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

runs as (
    select * from {{ ref('int_attribution_runs') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

-- what is compared: a direct quotation as a whole, whatever cue splits it; else each piece alone
pieces as (
    select
        quotations.quotation_key,
        quotations.attribution_key,
        quotations.version_id,
        quotations.story_key,
        quotations.is_quoted,
        members.leader_key,
        members.utterance_key,
        case when members.is_direct then quotations.attribution_key else quotations.quotation_key end
            as unit_key
    from quotations
    inner join members
        on quotations.attribution_key = members.attribution_key
),

-- what nobody else reports has nothing to differ from
shared as (
    select utterance_key
    from members
    group by utterance_key
    having count(*) > 1
),

words as (
    select
        words.*,
        pieces.unit_key,
        pieces.leader_key,
        sum(case when words.is_inserted then 1 else 0 end) over (
            partition by words.attribution_key
            order by words.piece asc, words.place_in_piece asc
            rows between unbounded preceding and current row
        ) as inserted_so_far,
        row_number() over (
            partition by words.attribution_key
            order by words.piece asc, words.place_in_piece asc
        ) as place
    from {{ ref('int_quotation_words') }} as words
    inner join pieces
        on words.quotation_key = pieces.quotation_key
    inner join shared
        on pieces.utterance_key = shared.utterance_key
),

-- each word between two blanks of its own, so that a text lies in another only where its words do
segments as (
    select
        unit_key,
        min(place) as place,
        {{ ordered_text("' ' || word || ' '", '', 'place') }} as text
    from words
    where not is_inserted
    group by unit_key, piece, elision_count, inserted_so_far
),

patterns as (
    select
        unit_key,
        count(*) as segment_count,
        '%' || {{ ordered_text('text', '%', 'place') }} || '%' as pattern
    from segments
    group by unit_key
),

units as (
    select
        unit_key,
        min(attribution_key) as attribution_key,
        min(leader_key) as leader_key,
        {{ ordered_text("' ' || word || ' '", '', 'place') }} as text,
        min(case when not is_inserted then position end) as unit_start,
        max(case when not is_inserted then position end) as unit_end,
        count(case when not is_inserted then 1 end) as word_count,
        max(case when is_inserted then 1 else 0 end) = 1 as has_insertion,
        max(elision_count) > min(elision_count) or max(piece) > min(piece) as has_elision
    from words
    group by unit_key
),

leaders as (
    select
        attribution_key as leader_key,
        {{ ordered_text("' ' || word || ' '", '', 'place') }} as text,
        {{ ordered_text("case when not is_inserted then ' ' || word || ' ' end", '', 'place') }} as said_text,
        count(case when not is_inserted then 1 end) as word_count,
        max(case when is_inserted then 1 else 0 end) = 1 as has_insertion,
        max(elision_count) > 0 as has_elision,
        max(case when is_quoted then 1 else 0 end) = 1 as is_quoted
    from words
    where attribution_key = leader_key
    group by attribution_key
),

unit_runs as (
    select
        units.unit_key,
        runs.*,
        -- the longest run, then the first in the fuller wording
        row_number() over (
            partition by units.unit_key
            order by runs.word_count desc, runs.leader_start asc, runs.follower_start asc
        ) as place
    from units
    inner join runs
        on
            units.attribution_key = runs.follower_key
            and units.leader_key = runs.leader_key
            and units.unit_start <= runs.follower_end
            and units.unit_end >= runs.follower_start
),

aligned_runs as (
    select unit_runs.*
    from unit_runs
    inner join unit_runs as main_runs
        on
            unit_runs.unit_key = main_runs.unit_key
            and main_runs.place = 1
    where
        abs(
            (unit_runs.leader_start - unit_runs.follower_start)
            - (main_runs.leader_start - main_runs.follower_start)
        ) <= {{ shift }}
),

aligned as (
    select
        units.unit_key,
        units.leader_key,
        units.unit_start,
        units.unit_end,
        -- the passage of the fuller wording, were no word beyond the runs missing or too many
        min(runs.leader_start) - (min(runs.follower_start) - units.unit_start) as window_start,
        max(runs.leader_end) + (units.unit_end - max(runs.follower_end)) as window_end
    from units
    inner join aligned_runs as runs
        on units.unit_key = runs.unit_key
    group by units.unit_key, units.leader_key, units.unit_start, units.unit_end
),

-- fragments that a paraphrase can have in full
quoted_pieces as (
    select
        attribution_key,
        min(case when is_content then position end) as content_from,
        max(case when is_content then position end) as content_to
    from words
    where
        is_quoted
        and attribution_key = leader_key
        and not is_inserted
    group by attribution_key, quotation_key
    having count(case when is_plain then 1 end) >= 2
),

quoted_runs as (
    select
        unit_runs.unit_key,
        unit_runs.leader_start,
        unit_runs.follower_start,
        count(case when words.is_content then 1 end) as content_count,
        max(case when quoted_pieces.attribution_key is not null then 1 else 0 end) = 1 as is_piece
    from unit_runs
    inner join words
        on
            unit_runs.unit_key = words.unit_key
            and words.position between unit_runs.follower_start and unit_runs.follower_end
    left join quoted_pieces
        on
            unit_runs.leader_key = quoted_pieces.attribution_key
            and unit_runs.leader_start <= quoted_pieces.content_from
            and unit_runs.leader_end >= quoted_pieces.content_to
    where
        not words.is_inserted
        and unit_runs.leader_quoted_count >= 2
    group by unit_runs.unit_key, unit_runs.leader_start, unit_runs.follower_start
),

-- words that the fullest wording has in marks, and enough of them to be taken for its words
unquoted as (
    select distinct unit_key
    from quoted_runs
    where
        content_count >= 3
        or (content_count >= 2 and is_piece)
),

covered as (
    select
        words.unit_key,
        count(distinct words.position) as covered_count
    from words
    inner join aligned_runs
        on
            words.unit_key = aligned_runs.unit_key
            and words.position between aligned_runs.follower_start and aligned_runs.follower_end
    where not words.is_inserted
    group by words.unit_key
),

own_words as (
    select
        aligned.unit_key,
        words.word,
        words.position,
        -- beyond the ends of the fuller wording nothing differs: there it has nothing
        words.position - aligned.unit_start + aligned.window_start < 1
        or words.position - aligned.unit_end + aligned.window_end > leaders.word_count as is_beyond,
        row_number()
            over (partition by aligned.unit_key, words.word order by words.position asc)
            as occurrence
    from aligned
    inner join leaders
        on aligned.leader_key = leaders.leader_key
    inner join words
        on aligned.unit_key = words.unit_key
    where not words.is_inserted
),

leader_words as (
    select
        aligned.unit_key,
        words.word,
        words.position,
        words.position between aligned.window_start and aligned.window_end as is_in_window,
        -- a word of the passage is taken before one beside it
        row_number() over (
            partition by aligned.unit_key, words.word
            order by
                case
                    when words.position between aligned.window_start and aligned.window_end then 0 else 1
                end asc,
                words.position asc
        ) as occurrence
    from aligned
    inner join words
        on aligned.leader_key = words.attribution_key
    where
        not words.is_inserted
        -- where words were dropped the passage reaches further than it seems
        and words.position between aligned.window_start - {{ margin }} and aligned.window_end + {{ margin }}
),

placed as (
    select
        coalesce(own_words.unit_key, leader_words.unit_key) as unit_key,
        own_words.word as own_word,
        own_words.position as own_position,
        own_words.is_beyond,
        leader_words.word as leader_word,
        leader_words.position as leader_position,
        leader_words.is_in_window
    from own_words
    full outer join leader_words
        on
            own_words.unit_key = leader_words.unit_key
            and own_words.word = leader_words.word
            and own_words.occurrence = leader_words.occurrence
),

-- what lies before the first common word differs only where this wording, too, has a word before it
ends as (
    select
        unit_key,
        min(own_position) as first_own,
        max(own_position) as last_own,
        min(case when leader_word is not null then own_position end) as first_common,
        max(case when leader_word is not null then own_position end) as last_common,
        min(case when own_word is not null then leader_position end) as first_leader,
        max(case when own_word is not null then leader_position end) as last_leader
    from placed
    group by unit_key
),

judged as (
    select
        placed.*,
        placed.leader_word is null and not placed.is_beyond as is_added,
        placed.own_word is null
        and placed.is_in_window
        and (placed.leader_position > ends.first_leader or ends.first_common > ends.first_own)
        and (placed.leader_position < ends.last_leader or ends.last_common < ends.last_own) as is_removed
    from placed
    inner join ends
        on placed.unit_key = ends.unit_key
),

differing as (
    select
        unit_key,
        {{ ordered_text("case when is_removed then '-' || leader_word end", ' ', 'leader_position') }}
            as removed,
        {{ ordered_text("case when is_added then '+' || own_word end", ' ', 'own_position') }} as added,
        count(case when is_added then 1 end) as added_count,
        max(case when is_beyond then 1 else 0 end) = 1 as goes_beyond
    from judged
    group by unit_key
),

compared as (
    select
        pieces.quotation_key,
        pieces.story_key,
        pieces.utterance_key,
        pieces.is_quoted,
        leaders.is_quoted as is_leader_quoted,
        pieces.attribution_key = pieces.leader_key as is_leader,
        units.has_insertion,
        units.has_elision,
        leaders.has_elision as has_leader_elision,
        leaders.has_insertion as has_leader_insertion,
        units.text = leaders.text
        and units.has_insertion = leaders.has_insertion
        and pieces.is_quoted = leaders.is_quoted as is_equal,
        instr(leaders.text, units.text) > 0
        or (not units.has_insertion and instr(leaders.said_text, units.text) > 0) as is_run,
        case
            -- a pattern of many gaps can take long to fail
            when patterns.segment_count <= {{ most_segments }}
                then leaders.text like patterns.pattern or leaders.said_text like patterns.pattern
            else false
        end as is_contained,
        coalesce(covered.covered_count, 0) * 2 >= units.word_count as is_half_covered,
        unquoted.unit_key is not null as has_quoted_words,
        differing.added,
        coalesce(differing.added_count, 0) * 2 > units.word_count as is_mostly_other,
        -- what stands in a gap that is marked was not taken away
        case when not units.has_elision then differing.removed end as removed,
        coalesce(differing.goes_beyond, false) as goes_beyond
    from pieces
    left join units
        on pieces.unit_key = units.unit_key
    left join leaders
        on pieces.leader_key = leaders.leader_key
    left join patterns
        on pieces.unit_key = patterns.unit_key
    left join covered
        on pieces.unit_key = covered.unit_key
    left join unquoted
        on pieces.unit_key = unquoted.unit_key
    left join differing
        on pieces.unit_key = differing.unit_key
),

named as (
    select
        *,
        case
            when is_leader or is_equal then 'identical'
            when not is_quoted and is_leader_quoted and has_quoted_words then 'unquoted'
            when not is_quoted and is_leader_quoted then 'paraphrase'
            when is_run then 'truncated'
            when not is_quoted then 'paraphrase'
            when is_contained and has_insertion then 'inserted'
            when is_contained then 'elided'
            when not is_half_covered or is_mostly_other then 'paraphrase'
            when added is null and removed is null and goes_beyond then 'truncated'
            when removed is null and has_leader_insertion then 'inserted'
            when removed is null and (has_leader_elision or (added is null and has_elision)) then 'elided'
            else 'altered'
        end as variant
    from compared
)

select
    quotation_key,
    story_key,
    utterance_key,
    variant,
    case
        when variant = 'altered' then coalesce(nullif(concat_ws(' ', removed, added), ''), 'order')
    end as altered_words
from named
