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
{# A text that says one thing a thousand times must not be joined a million times. #}
{% set most_occurrences = 5 %}

with

overlapping as (
    select * from {{ ref('int_copy_overlaps') }}
),

articles as (
    select * from {{ ref('int_clean_texts') }}
),

-- worked out once: the shingles read each word three times; whole numbers join faster than ids
worded as {{ materialized() }} (
    select
        article_id,
        row_number() over (order by article_id asc) as article_number,
        {{ words('text') }} as body_words,
        {{ words(without_speech('text')) }} as own_words
    from articles
    where
        article_id in (select overlapping.article_a from overlapping)
        or article_id in (select overlapping.article_b from overlapping)
),

pairs as (
    select
        a.article_number as number_a,
        b.article_number as number_b,
        overlapping.shingle_count_a,
        overlapping.shingle_count_b
    from overlapping
    inner join worded as a
        on overlapping.article_a = a.article_id
    inner join worded as b
        on overlapping.article_b = b.article_id
),

shingled as {{ materialized() }} (
    select
        article_number,
        {{ shingles('body_words', 3) }} as shingles,
        {{ shingle_numbers('own_words', 3) }} as own_shingles
    from worded
),

exploded as (
    {{ explode('shingled', ['article_number'], 'shingles') }}
),

numbered as {{ materialized() }} (
    select
        article_number,
        position,
        {{ text_number('value') }} as shingle
    from exploded
),

exploded_own as (
    {{ explode('shingled', ['article_number'], 'own_shingles') }}
),

-- what only one of them says is left alone
shared_shingles as (
    select shingle
    from numbered
    group by shingle
    having min(article_number) <> max(article_number)
),

counted as (
    select
        article_number,
        position,
        shingle,
        row_number() over (partition by article_number, shingle order by position asc) as occurrence
    from numbered
    where shingle in (select shared_shingles.shingle from shared_shingles)
),

placed as {{ materialized() }} (
    select
        counted.*,
        exploded_own.article_number is not null as is_own
    from counted
    left join exploded_own
        on
            counted.article_number = exploded_own.article_number
            and counted.shingle = exploded_own.value
    where counted.occurrence <= {{ most_occurrences }}
),

-- the one side first: joining the shingles first would pair all texts with all
first_sides as (
    select
        pairs.*,
        placed.shingle,
        placed.position,
        placed.occurrence,
        placed.is_own
    from pairs
    inner join placed
        on pairs.number_a = placed.article_number
),

shared as {{ materialized() }} (
    select
        a.number_a,
        a.number_b,
        a.shingle_count_a,
        a.shingle_count_b,
        a.position as position_a,
        b.position as position_b,
        a.is_own or b.is_own as is_own,
        a.occurrence = 1 and b.occurrence = 1 as is_first
    from first_sides as a
    inner join placed as b
        on
            a.number_b = b.article_number
            and a.shingle = b.shingle
),

containments as (
    select
        number_a,
        number_b,
        count(case when is_own then 1 end) as shared_shingle_count,
        -- speech that both have in quotation marks is left out of both
        min(shingle_count_a) - count(case when not is_own then 1 end) as shingle_count_a,
        min(shingle_count_b) - count(case when not is_own then 1 end) as shingle_count_b
    from shared
    where is_first
    group by number_a, number_b
),

-- words in a row that both have lie on one diagonal; a step off it begins another run
diagonals as (
    select
        number_a,
        number_b,
        position_a,
        position_b,
        position_a - position_b as diagonal,
        position_a - row_number() over (
            partition by number_a, number_b, position_a - position_b
            order by position_a asc
        ) as run
    from shared
    where is_own
),

runs as (
    select
        number_a,
        number_b,
        min(position_a) as position_a,
        min(position_b) as position_b,
        count(*) + 2 as word_count
    from diagonals
    group by number_a, number_b, diagonal, run
),

ranked_runs as (
    select
        *,
        coalesce(sum(case when word_count >= {{ stretch }} then word_count end) over (
            partition by number_a, number_b
        ), 0) as copied_word_count,
        -- of runs as long the first in the one article, then in the other
        row_number() over (
            partition by number_a, number_b
            order by word_count desc, position_a asc, position_b asc
        ) as place
    from runs
),

measured as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        containments.shared_shingle_count,
        round(
            containments.shared_shingle_count
            / least(containments.shingle_count_a, containments.shingle_count_b)::double, 4
        ) as containment,
        round(
            containments.shared_shingle_count
            / greatest(containments.shingle_count_a, containments.shingle_count_b)::double, 4
        ) as containment_of_larger,
        ranked_runs.position_a as passage_position_a,
        ranked_runs.position_b as passage_position_b,
        ranked_runs.word_count as passage_word_count,
        ranked_runs.copied_word_count,
        a.body_words = b.body_words as is_exact
    from containments
    inner join ranked_runs
        on
            containments.number_a = ranked_runs.number_a
            and containments.number_b = ranked_runs.number_b
            and ranked_runs.place = 1
    inner join worded as a
        on containments.number_a = a.article_number
    inner join worded as b
        on containments.number_b = b.article_number
)

select
    article_a,
    article_b,
    shared_shingle_count,
    containment,
    containment_of_larger,
    passage_position_a,
    passage_position_b,
    passage_word_count,
    copied_word_count,
    case
        when is_exact then 'exact'
        when containment_of_larger >= {{ near }} then 'near'
        else 'partial'
    end as relation
from measured
where
    shared_shingle_count >= {{ least_shared }}
    and (
        (containment >= {{ good_part }} and passage_word_count >= {{ short_phrase }})
        or (containment >= {{ partial }} and passage_word_count >= {{ phrase }})
        or copied_word_count >= {{ paragraph }}
    )
