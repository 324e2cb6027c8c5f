{# A line that comes back after longer than this was not taken from the day's news. #}
{% set copy_days = 7 %}
{% set outlet_articles = 3 %}
{# Without dates there is no telling an update from a template; more of them are asked for. #}
{% set undated_articles = 5 %}
{% set any_outlet_articles = 5 %}
{% set any_outlet_days = 30 %}

with

articles as (
    select * from {{ ref('int_articles') }}
),

article_lines as (
    select * from {{ ref('int_article_lines') }}
),

numbered as (
    select
        articles.article_id,
        articles.outlet_key,
        {{ day_number('articles.published_date') }} as day_number,
        article_lines.line_numbers
    from articles
    inner join article_lines
        on articles.article_id = article_lines.article_id
),

exploded as (
    {{ explode('numbered', ['article_id', 'outlet_key', 'day_number'], 'line_numbers') }}
),

-- most lines stand once; the few that come back are cheap to look at
repeated_lines as (
    select value as line_number
    from exploded
    where value is not null
    group by value
    having count(*) >= {{ [outlet_articles, undated_articles, any_outlet_articles] | min }}
),

lines as {{ materialized() }} (
    select
        exploded.article_id,
        exploded.outlet_key,
        exploded.day_number,
        exploded.position,
        exploded.value as line_number
    from exploded
    inner join repeated_lines
        on exploded.value = repeated_lines.line_number
),

outlet_lines as (
    select
        outlet_key,
        line_number
    from lines
    group by outlet_key, line_number
    having
        (
            count(distinct article_id) >= {{ outlet_articles }}
            and max(day_number) - min(day_number) > {{ copy_days }}
        )
        or (
            count(distinct article_id) >= {{ undated_articles }}
            and max(day_number) is null
        )
),

common_lines as (
    select line_number
    from lines
    group by line_number
    having
        count(distinct article_id) >= {{ any_outlet_articles }}
        and max(day_number) - min(day_number) > {{ any_outlet_days }}
)

select
    lines.article_id,
    lines.position,
    lines.line_number
from lines
left join outlet_lines
    on
        lines.outlet_key = outlet_lines.outlet_key
        and lines.line_number = outlet_lines.line_number
left join common_lines
    on lines.line_number = common_lines.line_number
where
    outlet_lines.line_number is not null
    or common_lines.line_number is not null
