{# How often one attribution may have the same two words in a row; "of the" comes so often in 5,000 words. #}
{% set most_repeats = 50 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

-- numbers: rows of words are joined and sorted several times faster by them than by keys; and one for what is joined by
-- two columns, or DuckDB may join by one of them first, which pairs all words with all
candidates as (
    select
        *,
        {{ text_number('leader_key, follower_key') }} as candidate_number,
        {{ text_number('leader_key') }} as leader_number,
        {{ text_number('follower_key') }} as follower_number
    from {{ ref('int_attribution_candidates') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

-- most attributions meet no other, and their words need no counting
involved as (
    select leader_number as attribution_number
    from candidates
    union
    select follower_number as attribution_number
    from candidates
),

said_words as (
    select
        words.*,
        involved.attribution_number
    from {{ ref('int_quotation_words') }} as words
    inner join involved
        on {{ text_number('words.attribution_key') }} = involved.attribution_number
    where not words.is_inserted
),

words as (
    select
        attribution_number,
        {{ text_number('attribution_number, position') }} as word_number,
        position,
        is_content,
        is_plain,
        is_rare,
        is_quoted,
        sum(case when is_content then 1 else 0 end) over so_far as content_so_far,
        sum(case when is_plain then 1 else 0 end) over so_far as plain_so_far,
        sum(case when is_rare then 1 else 0 end) over so_far as rare_so_far,
        sum(case when is_quoted then 1 else 0 end) over so_far as quoted_so_far,
        {{ text_number('word, lead(word) over (partition by attribution_number order by position asc)') }}
            as pair_number,
        -- no run goes across an elision; the last word begins no pair
        coalesce(
            elision_count = lead(elision_count) over (partition by attribution_number order by position asc)
            or piece <> lead(piece) over (partition by attribution_number order by position asc), false
        ) as is_unbroken
    from said_words
    window so_far as (
        partition by attribution_number order by position asc
        rows between unbounded preceding and current row
    )
),

-- a text that says the same two words over and over would meet another one like it everywhere
repeated as (
    select
        attribution_number,
        pair_number
    from words
    group by attribution_number, pair_number
    having count(*) > {{ most_repeats }}
),

telling_pairs as {{ materialized() }} (
    select
        words.attribution_number,
        words.position,
        words.pair_number,
        {{ text_number('words.attribution_number, words.pair_number') }} as place_number
    from words
    left join repeated
        on
            words.attribution_number = repeated.attribution_number
            and words.pair_number = repeated.pair_number
    where words.is_unbroken and repeated.pair_number is null
),

-- the one side first, and kept: joining the words of both first would pair all attributions with all
first_sides as {{ materialized() }} (
    select
        candidates.candidate_number,
        candidates.leader_number,
        candidates.follower_number,
        pairs_of_words.position as follower_position,
        {{ text_number('candidates.leader_number, pairs_of_words.pair_number') }} as place_number
    from candidates
    inner join telling_pairs as pairs_of_words
        on candidates.follower_number = pairs_of_words.attribution_number
),

shared as (
    select
        first_sides.*,
        pairs_of_words.position as leader_position,
        pairs_of_words.position - first_sides.follower_position as diagonal
    from first_sides
    inner join telling_pairs as pairs_of_words
        on first_sides.place_number = pairs_of_words.place_number
),

islands as (
    select
        *,
        -- consecutive pairs of words on one diagonal are one run
        follower_position - row_number() over (
            partition by candidate_number, diagonal order by follower_position asc
        ) as island
    from shared
),

runs as (
    select
        candidate_number,
        any_value(leader_number) as leader_number,
        any_value(follower_number) as follower_number,
        min(leader_position) as leader_start,
        max(leader_position) + 1 as leader_end,
        min(follower_position) as follower_start,
        max(follower_position) + 1 as follower_end,
        count(*) + 1 as word_count
    from islands
    group by candidate_number, diagonal, island
),

-- what a run has: the counts up to its last word without those before its first
of_followers as (
    select
        runs.*,
        last_words.content_so_far - first_words.content_so_far
        + case when first_words.is_content then 1 else 0 end as content_count,
        last_words.plain_so_far - first_words.plain_so_far
        + case when first_words.is_plain then 1 else 0 end as plain_count,
        last_words.rare_so_far - first_words.rare_so_far
        + case when first_words.is_rare then 1 else 0 end as rare_count,
        last_words.quoted_so_far - first_words.quoted_so_far
        + case when first_words.is_quoted then 1 else 0 end as follower_quoted_count
    from runs
    inner join words as first_words
        on {{ text_number('runs.follower_number, runs.follower_start') }} = first_words.word_number
    inner join words as last_words
        on {{ text_number('runs.follower_number, runs.follower_end') }} = last_words.word_number
),

told as (
    select
        of_followers.*,
        last_words.quoted_so_far - first_words.quoted_so_far
        + case when first_words.is_quoted then 1 else 0 end as leader_quoted_count
    from of_followers
    inner join words as first_words
        on {{ text_number('of_followers.leader_number, of_followers.leader_start') }} = first_words.word_number
    inner join words as last_words
        on {{ text_number('of_followers.leader_number, of_followers.leader_end') }} = last_words.word_number
    where of_followers.word_count >= 3 or of_followers.content_count >= 2
)

select
    candidates.leader_key,
    candidates.follower_key,
    candidates.story_key,
    told.leader_start,
    told.leader_end,
    told.follower_start,
    told.follower_end,
    told.word_count,
    told.content_count,
    told.plain_count,
    told.rare_count,
    told.leader_quoted_count,
    told.follower_quoted_count
from told
inner join candidates
    on told.candidate_number = candidates.candidate_number
