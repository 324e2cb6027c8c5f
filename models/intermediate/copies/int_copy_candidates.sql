{% set most_articles = var('copy_shingle_articles', 50) %}
{% set copy_days = var('copy_days', 7) %}
{# One run that no third text has says much of two texts of one week, and nothing of two years. #}
{% set close_days = 7 %}
{# Of two long texts this many runs are enough; of shorter ones fewer, if they are a share of the text. #}
{% set enough_shared = 4 %}
{% set least_share = 0.03 %}
{% set most_repeated = 3 %}
{# What one outlet repeats is its furniture, unless it is a good part of the text. #}
{% set same_outlet_share = 0.07 %}

with

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

same_texts as (
    select * from {{ ref('int_same_texts') }}
),

articles as (
    select
        texts.article_id,
        -- none where the text stands for those of other outlets too
        case when same_texts.article_id is null then texts.outlet_key end as outlet_key,
        {{ day_number('texts.published_date') }} as day_number
    from {{ ref('int_clean_texts') }} as texts
    left join same_texts
        on texts.article_id = same_texts.article_id
),

frequencies as (
    select
        shingle,
        count(*) as article_count
    from shingles
    group by shingle
    having count(*) between 2 and {{ most_articles }}
),

-- a text that says one thing a thousand times would be joined with its like a million times
sizes as (
    select
        article_id,
        count(*) as shingle_count
    from shingles
    group by article_id
    having count(*) <= {{ most_repeated }} * approx_count_distinct(shingle)
),

-- whole numbers join and group several times faster than ids
numbered as (
    select
        articles.*,
        row_number() over (order by articles.article_id asc) as article_number,
        sizes.shingle_count
    from articles
    inner join sizes
        on articles.article_id = sizes.article_id
),

telling as (
    select
        numbered.article_number,
        numbered.day_number,
        shingles.shingle,
        frequencies.article_count
    from shingles
    inner join frequencies
        on shingles.shingle = frequencies.shingle
    inner join numbered
        on shingles.article_id = numbered.article_id
),

pairs as (
    select
        a.article_number as number_a,
        b.article_number as number_b,
        count(distinct a.shingle) as shared_count,
        min(a.article_count) as least_article_count
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
        pairs.shared_count / least(a.shingle_count, b.shingle_count)::double as share,
        pairs.least_article_count = 2 as is_of_these_alone
    from pairs
    inner join numbered as a
        on pairs.number_a = a.article_number
    inner join numbered as b
        on pairs.number_b = b.article_number
)

select
    article_a,
    article_b,
    is_same_outlet
from measured
where
    case
        when is_same_outlet then shared_count >= 2 and share >= {{ same_outlet_share }}
        when shared_count >= {{ enough_shared }} then true
        else share >= {{ least_share }} and (shared_count > 1 or (is_close and is_of_these_alone))
    end
