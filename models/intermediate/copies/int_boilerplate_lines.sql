{# A line that comes back after longer than this was not taken from the day's news. #}
{% set copy_days = 7 %}
{% set outlet_articles = 3 %}
{# Without dates there is no telling an update from a template; more of them are asked for. #}
{% set undated_articles = 5 %}
{% set any_outlet_articles = 5 %}
{% set any_outlet_days = 30 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['state', 'line_number'],
    meta={
        'made_of': {'int_article_lines': {'state': 'state'}},
        'void': 'article_id is null',
    },
) }}

with

articles as (
    select * from {{ ref('int_articles') }}
),

article_lines as (
    select * from {{ ref('int_article_lines') }}
),

changed as (
    select
        article_id,
        state,
        line_numbers
    from article_lines
    {{ unmade('state') }}
),

exploded as (
    {{ explode('article_lines', ['state'], 'line_numbers') }}
),

{% if goes_on() %}
changed_lines as (
    {{ explode('changed', ['article_id'], 'line_numbers') }}
),

-- each article more makes a line more of a template: what was none is none for having lost one
touched as {{ materialized() }} (
    select value as line_number
    from changed_lines
    where value is not null
    union
    select kept.line_number
    from {{ this }} as kept
    left join article_lines
        on kept.state = article_lines.state
    where
        article_lines.state is null
        and kept.line_number is not null
),
{% endif %}

asked_places as {{ materialized() }} (
    select
        state,
        position,
        value as line_number
    from exploded
    {% if goes_on() %}
    where value in ({{ few('touched', 'line_number') }})
    {% else %}
    where value is not null
    {% endif %}
),

-- most lines stand once; the few that come back are cheap to look at
repeated_lines as (
    select line_number
    from asked_places
    group by line_number
    having count(*) >= {{ [outlet_articles, undated_articles, any_outlet_articles] | min }}
),

lines as {{ materialized() }} (
    select
        articles.article_id,
        articles.state,
        articles.outlet_key,
        {{ day_number('articles.published_date') }} as day_number,
        asked_places.position,
        asked_places.line_number
    from asked_places
    inner join repeated_lines
        on asked_places.line_number = repeated_lines.line_number
    inner join articles
        on asked_places.state = articles.state
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
        or count(distinct case when day_number is null then article_id end) >= {{ undated_articles }}
),

common_lines as (
    select line_number
    from lines
    group by line_number
    having
        count(distinct article_id) >= {{ any_outlet_articles }}
        and max(day_number) - min(day_number) > {{ any_outlet_days }}
),

boilerplate as (
    select
        lines.article_id,
        lines.state,
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
),

{% if goes_on() %}
kept_lines as (
    select distinct
        state,
        line_number
    from {{ this }}
    where line_number in ({{ few('touched', 'line_number') }})
),
{% endif %}

final as (
    select boilerplate.*
    from boilerplate
    {% if goes_on() %}
    left join kept_lines
        on
            boilerplate.state = kept_lines.state
            and boilerplate.line_number = kept_lines.line_number
    where kept_lines.state is null
    {% endif %}
    union all
    -- the article, which has been looked at
    select
        article_id,
        state,
        null as position,
        null as line_number
    from changed
    {% if goes_on() %}
    union all
    -- a line of an article that is none any more
    select
        null as article_id,
        kept_lines.state,
        null as position,
        kept_lines.line_number
    from kept_lines
    left join boilerplate
        on
            kept_lines.state = boilerplate.state
            and kept_lines.line_number = boilerplate.line_number
    where boilerplate.state is null
    {% endif %}
)

select * from final
