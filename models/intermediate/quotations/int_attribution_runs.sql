{# How often one attribution may have the same two words in a row; "of the" comes so often in 5,000 words. #}
{% set most_repeats = 50 %}

with

candidates as (
    select * from {{ ref('int_attribution_candidates') }}
),

-- most attributions meet no other, and their words need no counting
involved as (
    select leader_key as attribution_key
    from candidates
    union
    select follower_key as attribution_key
    from candidates
),

said_words as (
    select words.*
    from {{ ref('int_quotation_words') }} as words
    inner join involved
        on words.attribution_key = involved.attribution_key
    where not words.is_inserted
),

words as (
    select
        *,
        sum(case when is_content then 1 else 0 end) over so_far as content_so_far,
        sum(case when is_plain then 1 else 0 end) over so_far as plain_so_far,
        sum(case when is_rare then 1 else 0 end) over so_far as rare_so_far,
        sum(case when is_quoted then 1 else 0 end) over so_far as quoted_so_far
    from said_words
    window so_far as (
        partition by attribution_key order by position asc
        rows between unbounded preceding and current row
    )
),

pairs_of_words as (
    select
        attribution_key,
        position,
        word,
        lead(word) over (partition by attribution_key order by position asc) as next_word,
        content_so_far - case when is_content then 1 else 0 end as content_before,
        plain_so_far - case when is_plain then 1 else 0 end as plain_before,
        rare_so_far - case when is_rare then 1 else 0 end as rare_before,
        quoted_so_far - case when is_quoted then 1 else 0 end as quoted_before,
        lead(content_so_far) over (partition by attribution_key order by position asc) as content_after,
        lead(plain_so_far) over (partition by attribution_key order by position asc) as plain_after,
        lead(rare_so_far) over (partition by attribution_key order by position asc) as rare_after,
        lead(quoted_so_far) over (partition by attribution_key order by position asc) as quoted_after,
        -- no run goes across an elision
        elision_count = lead(elision_count) over (partition by attribution_key order by position asc)
        or piece <> lead(piece) over (partition by attribution_key order by position asc) as is_unbroken
    from words
),

-- a text that says the same two words over and over would meet another one like it everywhere
telling_pairs as (
    select
        *,
        count(*) over (partition by attribution_key, word, next_word) as repeat_count
    from pairs_of_words
),

shared as (
    select
        candidates.leader_key,
        candidates.follower_key,
        leader_words.position as leader_position,
        follower_words.position as follower_position,
        leader_words.quoted_before as leader_quoted_before,
        leader_words.quoted_after as leader_quoted_after,
        follower_words.quoted_before,
        follower_words.quoted_after,
        follower_words.content_before,
        follower_words.content_after,
        follower_words.plain_before,
        follower_words.plain_after,
        follower_words.rare_before,
        follower_words.rare_after,
        -- consecutive pairs of words on one diagonal are one run
        follower_words.position - row_number() over (
            partition by
                candidates.leader_key,
                candidates.follower_key,
                leader_words.position - follower_words.position
            order by follower_words.position asc
        ) as island
    from candidates
    inner join telling_pairs as follower_words
        on candidates.follower_key = follower_words.attribution_key
    inner join telling_pairs as leader_words
        on
            candidates.leader_key = leader_words.attribution_key
            and follower_words.word = leader_words.word
            and follower_words.next_word = leader_words.next_word
    where
        leader_words.is_unbroken
        and follower_words.is_unbroken
        and leader_words.repeat_count <= {{ most_repeats }}
        and follower_words.repeat_count <= {{ most_repeats }}
)

select
    leader_key,
    follower_key,
    min(leader_position) as leader_start,
    max(leader_position) + 1 as leader_end,
    min(follower_position) as follower_start,
    max(follower_position) + 1 as follower_end,
    count(*) + 1 as word_count,
    max(content_after) - min(content_before) as content_count,
    max(plain_after) - min(plain_before) as plain_count,
    max(rare_after) - min(rare_before) as rare_count,
    max(leader_quoted_after) - min(leader_quoted_before) as leader_quoted_count,
    max(quoted_after) - min(quoted_before) as follower_quoted_count
from shared
group by leader_key, follower_key, leader_position - follower_position, island
having count(*) + 1 >= 3 or max(content_after) - min(content_before) >= 2
