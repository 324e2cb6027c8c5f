{% set near = 0.8 %}
{% set partial = 0.1 %}
{# Short reports of one event share a tenth without copying: "in the 400 block of Main Street", "in stable condition". #}
{% set phrase = 12 %}
{% set good_part = 0.3 %}
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
        article_id in (select article_a from candidates)
        or article_id in (select article_b from candidates)
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

shared_values as (
    select value
    from exploded
    group by value
    having min(article_id) <> max(article_id)
),

shared_shingles as (
    select
        article_id,
        value,
        position,
        row_number() over (partition by article_id, value order by position asc) as occurrence
    from exploded
    where value in (select value from shared_values)
),

exploded_own as (
    {{ explode('compared', ['article_id'], 'own_shingles') }}
),

own_shingles as (
    select distinct
        article_id,
        value
    from exploded_own
    where value in (select value from shared_values)
),

-- a text that says one thing a thousand times must not be joined a million times
placed as (
    select
        shared_shingles.article_id,
        shared_shingles.value,
        shared_shingles.position,
        shared_shingles.occurrence,
        shingle_counts.shingle_count,
        own_shingles.article_id is not null as is_own
    from shared_shingles
    inner join shingle_counts
        on shared_shingles.article_id = shingle_counts.article_id
    left join own_shingles
        on
            shared_shingles.article_id = own_shingles.article_id
            and shared_shingles.value = own_shingles.value
    where shared_shingles.occurrence <= {{ most_occurrences }}
),

shingle_sets as (
    select
        article_id,
        value as shingle,
        is_own,
        shingle_count
    from placed
    where occurrence = 1
),

containments as (
    select
        candidates.article_a,
        candidates.article_b,
        count(case when a.is_own or b.is_own then 1 end) as shared_shingle_count,
        -- speech that both have in quotation marks is left out of both
        min(a.shingle_count) - count(case when not (a.is_own or b.is_own) then 1 end) as shingle_count_a,
        min(b.shingle_count) - count(case when not (a.is_own or b.is_own) then 1 end) as shingle_count_b
    from candidates
    inner join shingle_sets as a
        on candidates.article_a = a.article_id
    inner join shingle_sets as b
        on
            candidates.article_b = b.article_id
            and a.shingle = b.shingle
    group by candidates.article_a, candidates.article_b
),

-- words in a row that both have lie on one diagonal; a step off it begins another run
diagonals as (
    select
        candidates.article_a,
        candidates.article_b,
        a.position as position_a,
        b.position as position_b,
        a.position - b.position as diagonal,
        a.position - row_number() over (
            partition by candidates.article_a, candidates.article_b, a.position - b.position
            order by a.position asc
        ) as run
    from candidates
    inner join placed as a
        on candidates.article_a = a.article_id
    inner join placed as b
        on
            candidates.article_b = b.article_id
            and a.value = b.value
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
        containment >= {{ good_part }}
        or (containment >= {{ partial }} and passage_word_count >= {{ phrase }})
        or copied_word_count >= {{ paragraph }}
    )
