{#
    How much two reports must share to be of one act. Quoted words bind from three in a row with two content words;
    without a speaker to tell them by, from five; against another speaker from six, and most of the shorter wording.
    Paraphrases share speaker and most content words.
#}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

candidates as (
    select * from {{ ref('int_attribution_candidates') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

attributions as (
    select * from {{ ref('int_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

runs as (
    select * from {{ ref('int_attribution_runs') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

words as (
    select * from {{ ref('int_quotation_words') }}
    where not is_inserted and {{ is_in('attributions', 'version_id') }}
),

speaker_words as (
    select * from {{ ref('int_attribution_speaker_words') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

speaker_entities as (
    select * from {{ ref('int_attribution_speaker_entities') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

shared_speaker_entities as (
    select
        candidates.leader_key,
        candidates.follower_key,
        count(*) as entity_count
    from candidates
    inner join speaker_entities as leader_entities
        on candidates.leader_key = leader_entities.attribution_key
    inner join speaker_entities as follower_entities
        on
            candidates.follower_key = follower_entities.attribution_key
            and leader_entities.entity_key = follower_entities.entity_key
    where leader_entities.is_speaker or follower_entities.is_speaker
    group by candidates.leader_key, candidates.follower_key
),

speaker_word_counts as (
    select
        attribution_key,
        count(*) as stem_count
    from speaker_words
    group by attribution_key
),

shared_speaker_words as (
    select
        candidates.leader_key,
        candidates.follower_key,
        count(*) as stem_count
    from candidates
    inner join speaker_words as leader_words
        on candidates.leader_key = leader_words.attribution_key
    inner join speaker_words as follower_words
        on
            candidates.follower_key = follower_words.attribution_key
            and leader_words.stem = follower_words.stem
    group by candidates.leader_key, candidates.follower_key
),

quoted_pieces as (
    select
        attribution_key,
        min(case when is_content then position end) as content_from,
        max(case when is_content then position end) as content_to
    from words
    where is_quoted
    group by attribution_key, quotation_key
    -- a fragment is known by two content words that are no names, one of them rare
    having
        count(case when is_plain then 1 end) >= 2
        and count(case when is_rare then 1 end) >= 1
),

covered_pieces as (
    select
        runs.leader_key,
        runs.follower_key,
        count(follower_pieces.attribution_key) > 0 as is_follower_piece_covered,
        count(leader_pieces.attribution_key) > 0 as is_leader_piece_covered
    from runs
    left join quoted_pieces as follower_pieces
        on
            runs.follower_key = follower_pieces.attribution_key
            and runs.follower_start <= follower_pieces.content_from
            and runs.follower_end >= follower_pieces.content_to
    left join quoted_pieces as leader_pieces
        on
            runs.leader_key = leader_pieces.attribution_key
            and runs.leader_start <= leader_pieces.content_from
            and runs.leader_end >= leader_pieces.content_to
    group by runs.leader_key, runs.follower_key
),

covered_words as (
    select
        runs.leader_key,
        runs.follower_key,
        count(distinct words.position) as covered_count,
        count(distinct case when words.is_quoted then words.position end) as covered_quoted_count
    from runs
    inner join words
        on
            runs.follower_key = words.attribution_key
            and words.position between runs.follower_start and runs.follower_end
    group by runs.leader_key, runs.follower_key
),

longest_runs as (
    select
        *,
        -- the longest run, then the one with most content words, then the first in the fuller wording
        row_number() over (
            partition by leader_key, follower_key
            order by word_count desc, content_count desc, leader_start asc, follower_start asc
        ) as place
    from runs
),

stems as (
    select
        attribution_key,
        count(distinct left(word, 6)) as stem_count
    from words
    where is_plain
    group by attribution_key
),

compared as (
    select
        candidates.leader_key,
        candidates.follower_key,
        candidates.story_key,
        leaders.fullness as leader_fullness,
        leaders.quoted_word_count as leader_quoted_words,
        followers.quoted_word_count as follower_quoted_words,
        coalesce(longest_runs.word_count, 0) as run_words,
        coalesce(longest_runs.content_count, 0) as run_content,
        coalesce(longest_runs.plain_count, 0) as run_plain,
        coalesce(longest_runs.leader_quoted_count, 0) as run_leader_quoted,
        coalesce(longest_runs.follower_quoted_count, 0) as run_follower_quoted,
        longest_runs.leader_start,
        longest_runs.leader_end,
        coalesce(covered_pieces.is_follower_piece_covered, false) as is_follower_piece_covered,
        coalesce(covered_pieces.is_leader_piece_covered, false) as is_leader_piece_covered,
        coalesce(covered_words.covered_count, 0) as covered_words,
        case
            when followers.quoted_word_count > 0
                then coalesce(covered_words.covered_quoted_count, 0) / followers.quoted_word_count
            when followers.word_count > 0
                then coalesce(covered_words.covered_count, 0) / followers.word_count
            else 0
        end as covered_share,
        candidates.shared_stem_count,
        candidates.shared_stem_count / stems.stem_count as shared_stem_share,
        {{ speaker_relation(
            'leaders', 'followers', 'shared_speaker_entities.entity_count',
            'shared_speaker_words.stem_count', 'leader_counts.stem_count', 'follower_counts.stem_count',
        ) }} as speaker_relation
    from candidates
    inner join attributions as leaders
        on candidates.leader_key = leaders.attribution_key
    inner join attributions as followers
        on candidates.follower_key = followers.attribution_key
    left join longest_runs
        on
            candidates.leader_key = longest_runs.leader_key
            and candidates.follower_key = longest_runs.follower_key
            and longest_runs.place = 1
    left join covered_pieces
        on
            candidates.leader_key = covered_pieces.leader_key
            and candidates.follower_key = covered_pieces.follower_key
    left join covered_words
        on
            candidates.leader_key = covered_words.leader_key
            and candidates.follower_key = covered_words.follower_key
    left join stems
        on candidates.follower_key = stems.attribution_key
    left join shared_speaker_words
        on
            candidates.leader_key = shared_speaker_words.leader_key
            and candidates.follower_key = shared_speaker_words.follower_key
    left join shared_speaker_entities
        on
            candidates.leader_key = shared_speaker_entities.leader_key
            and candidates.follower_key = shared_speaker_entities.follower_key
    left join speaker_word_counts as leader_counts
        on candidates.leader_key = leader_counts.attribution_key
    left join speaker_word_counts as follower_counts
        on candidates.follower_key = follower_counts.attribution_key
),

judged as (
    select
        *,
        case
            when speaker_relation in ('same', 'compatible')
                then
                    case
                        when follower_quoted_words > 0
                            then
                                is_follower_piece_covered
                                or (covered_share >= 0.5 and run_words >= 3 and run_content >= 2)
                                or (covered_share >= 0.6 and run_words >= 5 and run_content >= 1)
                                or (run_words >= 4 and run_words = follower_quoted_words)
                                or (run_words >= 6 and run_content >= 3)
                        when leader_quoted_words > 0
                            then
                                is_leader_piece_covered
                                or (
                                    run_words >= 4
                                    and run_content >= 3
                                    and run_plain >= 2
                                    and run_leader_quoted >= 4
                                )
                        -- an address or a list of names is no statement
                        else covered_share >= 0.5 and run_words >= 6 and run_plain >= 3
                    end
            when speaker_relation = 'unknown'
                then
                    case
                        when follower_quoted_words > 0
                            then covered_share >= 0.6 and run_words >= 5 and run_content >= 2
                        else covered_share >= 0.6 and run_words >= 8 and run_content >= 4
                    end
            when follower_quoted_words > 0
                then
                    run_words >= 6
                    and (
                        (covered_share >= 0.6 and run_content >= 3)
                        or (run_words = follower_quoted_words and run_content >= 2)
                    )
            when leader_quoted_words > 0 then covered_share >= 0.6 and run_words >= 8 and run_content >= 4
            else false
        end as shares_words,
        speaker_relation = 'same'
        and shared_stem_count >= 4
        and shared_stem_share >= 0.6 as shares_sense
    from compared
)

select
    *,
    -- the leader that has most of the follower's words, then its speaker, then the fullest
    row_number() over (
        partition by follower_key
        order by
            covered_words desc,
            case speaker_relation
                when 'same' then 0 when 'compatible' then 1 when 'unknown' then 2 else 3
            end asc,
            leader_fullness asc
    ) as preference
from judged
where shares_words or shares_sense
