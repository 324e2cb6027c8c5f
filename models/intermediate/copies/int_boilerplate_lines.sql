{# A line that comes back after longer than this was not taken from the day's news. #}
{% set copy_days = 7 %}
{% set outlet_articles = 3 %}
{# Without dates there is no telling an update from a template; more of them are asked for. #}
{% set undated_articles = 5 %}
{% set any_outlet_articles = 5 %}
{% set any_outlet_days = 30 %}

with

articles as (
    select
        article_id,
        outlet_key,
        {{ day_number('published_date') }} as day_number,
        {{ lines("repeat(' ', text_start) || substr(body, text_start + 1)") }} as body_lines
    from {{ ref('int_articles') }}
),

exploded as (
    {{ explode('articles', ['article_id', 'outlet_key', 'day_number'], 'body_lines') }}
),

lines as (
    select
        article_id,
        outlet_key,
        day_number,
        position,
        md5(lower(trim(value))) as line_key
    from exploded
    where trim(value) <> ''
),

outlet_lines as (
    select
        outlet_key,
        line_key
    from lines
    group by outlet_key, line_key
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
    select line_key
    from lines
    group by line_key
    having
        count(distinct article_id) >= {{ any_outlet_articles }}
        and max(day_number) - min(day_number) > {{ any_outlet_days }}
)

select
    lines.article_id,
    lines.position,
    lines.line_key
from lines
left join outlet_lines
    on
        lines.outlet_key = outlet_lines.outlet_key
        and lines.line_key = outlet_lines.line_key
left join common_lines
    on lines.line_key = common_lines.line_key
where
    outlet_lines.line_key is not null
    or common_lines.line_key is not null
