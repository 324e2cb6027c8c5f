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
{# What two texts say again and again stands at so many pairs of places and is no passage. #}
{% set most_places = 25 %}
{# Texts are measured by all their runs first; this is to spare for runs that they repeat. #}
{% set spare = 0.9 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_copy_candidates': {'state': 'state'}}},
) }}

with

candidates as (
    select * from {{ ref('int_copy_candidates') }}
    where article_a <> article_b
),

changed as {{ materialized() }} (
    select *
    from candidates
    {{ unmade('state') }}
),

compared as (
    select article_a as article_id
    from changed
    union
    select article_b as article_id
    from changed
),

{# Named at each place where it is read: a CTE would read every text. #}
{% set texts = ref('int_clean_texts') %}
worded as (
    select
        article_id,
        {{ text_numbers(words('text')) }} as word_numbers
    from {{ texts }}
    -- filtered last, so that the scan is handed a Bloom filter: see `is_unmade`
    where article_id in (
        select compared.article_id
        from compared
        where compared.article_id is not null
    )
),

-- whole numbers join faster than ids
articles as {{ materialized() }} (
    select
        article_id,
        (row_number() over (order by article_id asc))::integer as article_number,
        word_numbers,
        {{ text_number('word_numbers') }} as words_number,
        greatest({{ list_size('word_numbers') }} - 2, 0) as size
    from worded
),

pairs as {{ materialized() }} (
    select
        (row_number() over (order by a.article_number asc, b.article_number asc))::integer as pair,
        changed.article_a,
        changed.article_b,
        changed.state,
        changed.is_same_outlet,
        a.article_number as number_a,
        b.article_number as number_b,
        a.words_number = b.words_number as is_exact,
        a.size > b.size as is_b_smaller,
        least(a.size, b.size) as least_size
    from changed
    inner join articles as a
        on changed.article_a = a.article_id
    inner join articles as b
        on changed.article_b = b.article_id
),

placed as {{ materialized() }} (
    {{ explode_runs('articles', ['article_number'], 'word_numbers') }}
),

-- the smaller side first: joining the shingles first would pair all texts with all
smaller_sides as (
    select
        pairs.pair,
        pairs.is_b_smaller,
        case when pairs.is_b_smaller then pairs.number_a else pairs.number_b end as other_number,
        placed.shingle,
        placed.position
    from pairs
    inner join placed
        on case when pairs.is_b_smaller then pairs.number_b else pairs.number_a end = placed.article_number
),

matched as {{ materialized() }} (
    select
        one.pair,
        one.shingle,
        case when one.is_b_smaller then other.position else one.position end as position_a,
        case when one.is_b_smaller then one.position else other.position end as position_b
    from smaller_sides as one
    inner join placed as other
        on
            one.other_number = other.article_number
            and one.shingle = other.shingle
),

shared as {{ materialized() }} (
    select
        pair,
        shingle,
        count(*) as place_count
    from matched
    group by pair, shingle
),

shared_counts as (
    select
        pair,
        count(*) as shared_count
    from shared
    group by pair
),

telling as {{ materialized() }} (
    select
        matched.pair,
        matched.shingle,
        matched.position_a,
        matched.position_b,
        matched.position_a - matched.position_b as diagonal
    from matched
    inner join shared
        on
            matched.pair = shared.pair
            and matched.shingle = shared.shingle
    where shared.place_count <= {{ most_places }}
),

-- words in a row that both have lie on one diagonal; most of what two texts share is phrases, each on its own
long_diagonals as (
    select
        pair,
        diagonal
    from telling
    group by pair, diagonal
    having count(*) + 2 >= {{ short_phrase }}
),

all_places as {{ materialized() }} (
    select telling.*
    from telling
    inner join long_diagonals
        on
            telling.pair = long_diagonals.pair
            and telling.diagonal = long_diagonals.diagonal
),

{% for which in ['all', 'own'] %}
{% if which == 'own' %}
-- what is too little with the speech that both quote is too little without it
kept_pairs as {{ materialized() }} (
    select
        pairs.*,
        shared_counts.shared_count
    from pairs
    inner join shared_counts
        on pairs.pair = shared_counts.pair
    inner join all_passages
        on pairs.pair = all_passages.pair
    where
        shared_counts.shared_count >= {{ least_shared }}
        -- of one outlet only a good part counts; its pages repeat themselves more than other texts do
        and (not pairs.is_same_outlet or shared_counts.shared_count >= {{ good_part / 2 }} * pairs.least_size)
        and (
            (
                shared_counts.shared_count >= {{ good_part * spare }} * pairs.least_size
                and all_passages.word_count >= {{ short_phrase }}
            )
            or (
                shared_counts.shared_count >= {{ partial * spare }} * pairs.least_size
                and all_passages.word_count >= {{ phrase }}
            )
            or all_passages.copied_word_count >= {{ paragraph }}
        )
),

kept_articles as {{ materialized() }} (
    select *
    from articles
    where
        article_number in (select kept_pairs.number_a from kept_pairs)
        or article_number in (select kept_pairs.number_b from kept_pairs)
),

spoken as (
    select
        kept_articles.article_number,
        {{ text_numbers(words(joined(speech('texts.text'), ' '))) }} as speech_numbers
    from kept_articles
    inner join {{ texts }} as texts
        on kept_articles.article_id = texts.article_id
),

exploded_speech as (
    {{ explode_runs('spoken', ['article_number'], 'speech_numbers') }}
),

speech as {{ materialized() }} (
    select * from exploded_speech
),

quoted as {{ materialized() }} (
    select
        shared.pair,
        shared.shingle
    from kept_pairs
    inner join shared
        on kept_pairs.pair = shared.pair
    inner join speech as a
        on
            kept_pairs.number_a = a.article_number
            and shared.shingle = a.shingle
    inner join speech as b
        on
            kept_pairs.number_b = b.article_number
            and shared.shingle = b.shingle
    group by shared.pair, shared.shingle
),

own_places as (
    select all_places.*
    from all_places
    inner join kept_pairs
        on all_places.pair = kept_pairs.pair
    left join quoted
        on
            all_places.pair = quoted.pair
            and all_places.shingle = quoted.shingle
    where quoted.shingle is null
),

{% endif %}
-- a step off the diagonal's row begins another run
{{ which }}_steps as (
    select
        pair,
        position_a,
        position_b,
        diagonal,
        position_a - row_number() over (
            partition by pair, diagonal
            order by position_a asc
        ) as run
    from {{ which }}_places
),

{{ which }}_runs as (
    select
        pair,
        min(position_a) as position_a,
        min(position_b) as position_b,
        count(*) + 2 as word_count
    from {{ which }}_steps
    group by pair, diagonal, run
    having count(*) + 2 >= {{ short_phrase }}
),

{{ which }}_ranked_runs as (
    select
        *,
        coalesce(sum(case when word_count >= {{ stretch }} then word_count end) over (
            partition by pair
        ), 0) as copied_word_count,
        -- of runs as long the first in the one article, then in the other
        row_number() over (
            partition by pair
            order by word_count desc, position_a asc, position_b asc
        ) as place
    from {{ which }}_runs
),

{{ which }}_passages as {{ materialized() }} (
    select * from {{ which }}_ranked_runs
    where place = 1
),

{% endfor %}
quoted_counts as (
    select
        pair,
        count(*) as quoted_count
    from quoted
    group by pair
),

-- by the sizes of the texts, until the few that are left are counted run by run
likely as {{ materialized() }} (
    select
        kept_pairs.*,
        coalesce(quoted_counts.quoted_count, 0) as quoted_count
    from kept_pairs
    left join quoted_counts
        on kept_pairs.pair = quoted_counts.pair
    left join own_passages
        on kept_pairs.pair = own_passages.pair
    where
        kept_pairs.shared_count >= {{ good_part * spare }} * kept_pairs.least_size
        or own_passages.copied_word_count >= {{ paragraph }}
        or (
            own_passages.word_count >= {{ phrase }}
            and kept_pairs.shared_count - coalesce(quoted_counts.quoted_count, 0)
            >= {{ partial * spare }} * (kept_pairs.least_size - coalesce(quoted_counts.quoted_count, 0))
        )
        or (
            own_passages.word_count >= {{ short_phrase }}
            and kept_pairs.shared_count - coalesce(quoted_counts.quoted_count, 0)
            >= {{ good_part * spare }} * (kept_pairs.least_size - coalesce(quoted_counts.quoted_count, 0))
        )
),

likely_articles as (
    select
        placed.article_number,
        placed.shingle
    from placed
    where
        placed.article_number in (select likely.number_a from likely)
        or placed.article_number in (select likely.number_b from likely)
    group by placed.article_number, placed.shingle
),

shingle_counts as {{ materialized() }} (
    select
        article_number,
        count(*) as shingle_count
    from likely_articles
    group by article_number
),

-- speech that both have in quotation marks is left out of both
counted as (
    select
        likely.pair,
        likely.is_exact,
        likely.shared_count,
        likely.shared_count - likely.quoted_count as own_count,
        least(a.shingle_count, b.shingle_count) as least_count,
        least(a.shingle_count, b.shingle_count) - likely.quoted_count as least_own_count,
        greatest(a.shingle_count, b.shingle_count) - likely.quoted_count as greatest_own_count
    from likely
    inner join shingle_counts as a
        on likely.number_a = a.article_number
    inner join shingle_counts as b
        on likely.number_b = b.article_number
),

measured as (
    select
        *,
        -- of a text that is speech alone nothing is left to be shared
        coalesce(round(own_count / nullif(least_own_count, 0)::double, 4), 0) as containment,
        coalesce(round(own_count / nullif(greatest_own_count, 0)::double, 4), 0) as containment_of_larger,
        round(shared_count / least_count::double, 4) as containment_with_speech
    from counted
),

judged as (
    select
        measured.*,
        coalesce(
            measured.own_count >= {{ least_shared }}
            and (
                (measured.containment >= {{ good_part }} and own_passages.word_count >= {{ short_phrase }})
                or (measured.containment >= {{ partial }} and own_passages.word_count >= {{ phrase }})
                or own_passages.copied_word_count >= {{ paragraph }}
            ), false
        ) as is_own
    from measured
    left join own_passages
        on measured.pair = own_passages.pair
),

passages as (
    select
        judged.pair,
        own_passages.position_a,
        own_passages.position_b,
        own_passages.word_count,
        own_passages.copied_word_count
    from judged
    inner join own_passages
        on judged.pair = own_passages.pair
    where judged.is_own
    union all
    select
        judged.pair,
        all_passages.position_a,
        all_passages.position_b,
        all_passages.word_count,
        all_passages.copied_word_count
    from judged
    inner join all_passages
        on judged.pair = all_passages.pair
    where
        not judged.is_own
        and judged.containment_with_speech >= {{ good_part }}
),

-- what was looked at and is no copy is a row too, and not looked at again
listed as (
    select
        pairs.article_a,
        pairs.article_b,
        pairs.state,
        case
            when passages.pair is null then null
            when not judged.is_own then 'speech'
            when judged.is_exact then 'exact'
            when judged.containment_of_larger >= {{ near }} then 'near'
            else 'partial'
        end as relation,
        judged.own_count as shared_shingle_count,
        judged.containment,
        judged.containment_of_larger,
        judged.containment_with_speech,
        passages.position_a as passage_position_a,
        passages.position_b as passage_position_b,
        passages.word_count as passage_word_count,
        passages.copied_word_count
    from pairs
    left join judged
        on pairs.pair = judged.pair
    left join passages
        on pairs.pair = passages.pair
)

select * from listed
