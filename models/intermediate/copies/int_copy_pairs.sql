{% set near = 0.8 %}
{% set partial = 0.1 %}
{# Short reports of one event share a tenth without copying: "in the 400 block of Main Street", "in stable condition". #}
{% set phrase = 12 %}
{% set good_part = 0.3 %}
{% set short_phrase = 8 %}
{# A paragraph of this many words, in a row or cut up into stretches that are no phrases, was taken however long the articles. #}
{% set paragraph = 30 %}
{% set stretch = 10 %}
{# Of a text that is all speech little is left to compare. #}
{% set least_shared = 12 %}
{% set most_occurrences = 5 %}

with

candidates as (
    select * from {{ ref('int_copy_candidates') }}
),

articles as (
    select * from {{ ref('int_article_texts') }}
),

compared as (
    select
        article_id,
        {{ shingles('body_words', 3) }} as shingles,
        {{ shingles('own_words', 3) }} as own_shingles
    from articles
    where
        article_id in (select candidates.article_a from candidates)
        or article_id in (select candidates.article_b from candidates)
),

exploded as (
    {{ explode('compared', ['article_id'], 'shingles') }}
),

-- what only one of them says is counted and then left alone
shingle_counts as (
    select
        article_id,
        count(distinct value) as shingle_count
    from exploded
    group by article_id
),

-- whole numbers join several times faster than texts
shared_values as (
    select
        value,
        row_number() over (order by value asc) as shingle_number
    from exploded
    group by value
    having min(article_id) <> max(article_id)
),

shared_shingles as (
    select
        exploded.article_id,
        shared_values.shingle_number,
        exploded.position
    from exploded
    inner join shared_values
        on exploded.value = shared_values.value
),

counted as (
    select
        *,
        row_number() over (partition by article_id, shingle_number order by position asc) as occurrence
    from shared_shingles
),

exploded_own as (
    {{ explode('compared', ['article_id'], 'own_shingles') }}
),

own_shingles as (
    select distinct
        exploded_own.article_id,
        shared_values.shingle_number
    from exploded_own
    inner join shared_values
        on exploded_own.value = shared_values.value
),

-- a text that says one thing a thousand times must not be joined a million times
placed as (
    select
        counted.article_id,
        counted.shingle_number,
        counted.position,
        counted.occurrence,
        shingle_counts.shingle_count,
        own_shingles.article_id is not null as is_own
    from counted
    inner join shingle_counts
        on counted.article_id = shingle_counts.article_id
    left join own_shingles
        on
            counted.article_id = own_shingles.article_id
            and counted.shingle_number = own_shingles.shingle_number
    where counted.occurrence <= {{ most_occurrences }}
),

-- the one side first, twice used and so kept: joining the shingles first would pair all texts with all
first_sides as (
    select
        candidates.article_a,
        candidates.article_b,
        placed.shingle_number,
        placed.position,
        placed.occurrence,
        placed.shingle_count,
        placed.is_own
    from candidates
    inner join placed
        on candidates.article_a = placed.article_id
),

containments as (
    select
        a.article_a,
        a.article_b,
        count(case when a.is_own or b.is_own then 1 end) as shared_shingle_count,
        -- speech that both have in quotation marks is left out of both
        min(a.shingle_count) - count(case when not (a.is_own or b.is_own) then 1 end) as shingle_count_a,
        min(b.shingle_count) - count(case when not (a.is_own or b.is_own) then 1 end) as shingle_count_b
    from first_sides as a
    inner join placed as b
        on
            a.article_b = b.article_id
            and a.shingle_number = b.shingle_number
    where
        a.occurrence = 1
        and b.occurrence = 1
    group by a.article_a, a.article_b
),

-- words in a row that both have lie on one diagonal; a step off it begins another run
diagonals as (
    select
        a.article_a,
        a.article_b,
        a.position as position_a,
        b.position as position_b,
        a.position - b.position as diagonal,
        a.position - row_number() over (
            partition by a.article_a, a.article_b, a.position - b.position
            order by a.position asc
        ) as run
    from first_sides as a
    inner join placed as b
        on
            a.article_b = b.article_id
            and a.shingle_number = b.shingle_number
    where a.is_own or b.is_own
),

runs as (
    select
        article_a,
        article_b,
        min(position_a) as position_a,
        min(position_b) as position_b,
        count(*) + 2 as word_count
    from diagonals
    group by article_a, article_b, diagonal, run
),

ranked_runs as (
    select
        *,
        coalesce(sum(case when word_count >= {{ stretch }} then word_count end) over (
            partition by article_a, article_b
        ), 0) as copied_word_count,
        -- of runs as long the first in the one article, then in the other
        row_number() over (
            partition by article_a, article_b
            order by word_count desc, position_a asc, position_b asc
        ) as place
    from runs
),

measured as (
    select
        containments.article_a,
        containments.article_b,
        containments.shared_shingle_count,
        ranked_runs.position_a as passage_position_a,
        ranked_runs.position_b as passage_position_b,
        ranked_runs.word_count as passage_word_count,
        ranked_runs.copied_word_count,
        round(
            containments.shared_shingle_count
            / least(containments.shingle_count_a, containments.shingle_count_b)::double, 4
        ) as containment,
        round(
            containments.shared_shingle_count
            / greatest(containments.shingle_count_a, containments.shingle_count_b)::double, 4
        ) as containment_of_larger
    from containments
    inner join ranked_runs
        on
            containments.article_a = ranked_runs.article_a
            and containments.article_b = ranked_runs.article_b
            and ranked_runs.place = 1
)

select
    *,
    case when containment_of_larger >= {{ near }} then 'near' else 'partial' end as relation
from measured
where
    shared_shingle_count >= {{ least_shared }}
    and (
        (containment >= {{ good_part }} and passage_word_count >= {{ short_phrase }})
        or (containment >= {{ partial }} and passage_word_count >= {{ phrase }})
        or copied_word_count >= {{ paragraph }}
    )
