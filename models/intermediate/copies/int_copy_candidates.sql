{% set most_articles = var('copy_shingle_articles', 50) %}
{% set copy_days = var('copy_days', 7) %}
{# One run that no third text has says much of two texts of one week, and nothing of two years. #}
{% set close_days = 7 %}
{# Of two long texts this many runs are enough; of shorter ones fewer, if they are a share of the text. #}
{% set enough_shared = 4 %}
{% set least_share = 0.03 %}
{% set most_repeated = 3 %}
{# What one outlet repeats is its furniture, unless it is a good part of the text, phrases counted. #}
{% set same_outlet_share = 0.15 %}

with

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

same_texts as (
    select * from {{ ref('int_same_texts') }}
),

articles as (
    select * from {{ ref('int_articles') }}
),

-- whole numbers join and group several times faster than ids
numbered as {{ materialized() }} (
    select
        shingles.article_id,
        cast(row_number() over (order by shingles.article_id asc) as integer) as article_number,
        -- none where the text stands for those of other outlets too
        case when same_texts.article_id is null then articles.outlet_key end as outlet_key,
        {{ day_number('articles.published_date') }} as day_number,
        {{ list_size('shingles.shingles') }} as shingle_count
    from shingles
    inner join articles
        on shingles.article_id = articles.article_id
    left join same_texts
        on shingles.article_id = same_texts.article_id
    where
        -- of articles with the same words one stands for all
        same_texts.article_id is null
        or same_texts.article_id = same_texts.representative_id
),

listed as (
    select
        numbered.article_number,
        numbered.day_number,
        shingles.shingles
    from numbered
    inner join shingles
        on numbered.article_id = shingles.article_id
),

exploded as {{ materialized() }} (
    {{ explode('listed', ['article_number', 'day_number'], 'shingles') }}
),

frequencies as (
    select
        value as shingle,
        count(*) as place_count
    from exploded
    group by value
    having count(*) between 2 and {{ most_articles }}
),

-- a text that says one thing a thousand times has it once
telling as {{ materialized() }} (
    select
        exploded.article_number,
        exploded.day_number,
        exploded.value as shingle,
        frequencies.place_count
    from exploded
    inner join frequencies
        on exploded.value = frequencies.shingle
    group by exploded.article_number, exploded.day_number, exploded.value, frequencies.place_count
),

pairs as (
    select
        a.article_number as number_a,
        b.article_number as number_b,
        count(*) as shared_count,
        min(a.place_count) as least_place_count
    from telling as a
    inner join telling as b
        on
            a.shingle = b.shingle
            and a.article_number < b.article_number
    where
        abs(a.day_number - b.day_number) <= {{ copy_days }}
        or a.day_number is null
        or b.day_number is null
    group by a.article_number, b.article_number
),

measured as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        coalesce(a.outlet_key = b.outlet_key, false) as is_same_outlet,
        coalesce(abs(a.day_number - b.day_number) <= {{ close_days }}, false) as is_close,
        pairs.shared_count,
        pairs.shared_count / cast(least(a.shingle_count, b.shingle_count) as double) as share,
        pairs.least_place_count = 2 as is_of_these_alone
    from pairs
    inner join numbered as a
        on pairs.number_a = a.article_number
    inner join numbered as b
        on pairs.number_b = b.article_number
),

likely as {{ materialized() }} (
    select *
    from measured
    where
        case
            when is_same_outlet then shared_count >= 2 and share >= {{ least_share }}
            when shared_count >= {{ enough_shared }} then true
            else share >= {{ least_share }} and (shared_count > 1 or (is_close and is_of_these_alone))
        end
),

-- where one phrase comes back again and again there is nothing to tell apart
likely_texts as {{ materialized() }} (
    select *
    from shingles
    where
        (
            article_id in (select likely.article_a from likely)
            or article_id in (select likely.article_b from likely)
        )
        and {{ list_size('shingles') }} <= {{ most_repeated }} * {{ different_items('shingles') }}
)

select
    likely.article_a,
    likely.article_b,
    {{ text_number(
        "cast(a.state as string) || ' ' || cast(b.state as string) || ' ' || cast(likely.is_same_outlet as string)"
    ) }} as state,
    likely.is_same_outlet
from likely
inner join likely_texts as a
    on likely.article_a = a.article_id
inner join likely_texts as b
    on likely.article_b = b.article_id
where
    not likely.is_same_outlet
    or {{ list_size(shared_items('a.shingles', 'b.shingles')) }}
    >= {{ same_outlet_share }} * least({{ list_size('a.shingles') }}, {{ list_size('b.shingles') }})
