{# A name is that of a part of a town where at least so large a share of the articles that have it says so. #}
{% set least_called_part = 0.2 %}
{% set least_articles = 2 %}
{% set least_share = 0.6 %}
with

versions as (
    select * from {{ ref('int_articles') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where kind = 'place' and form = 'name'
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and setting_where_text is not null
),

named as (
    select
        mentions.version_id,
        {{ place_name('mentions.text') }} as place_name,
        bool_or(
            {{ matches(
                "substr(versions.body, mentions.end_char + 1, 16)", '^ (neighborhood|neighbourhood|section|district)'
            ) }}
        ) as is_called_part
    from mentions
    inner join versions
        on mentions.version_id = versions.version_id
    group by mentions.version_id, {{ place_name('mentions.text') }}
),

parts as (
    select place_name
    from named
    group by place_name
    having avg(case when is_called_part then 1.0 else 0.0 end) >= {{ least_called_part }}
),

-- what towns the articles are set in
settings as (
    select
        version_id,
        setting_where_text as town,
        row_number() over (
            partition by version_id order by count(*) desc, setting_where_text asc
        ) as place
    from statements
    group by version_id, setting_where_text
),

counted as (
    select
        named.place_name,
        settings.town,
        count(*) as article_count
    from named
    inner join parts
        on named.place_name = parts.place_name
    inner join settings
        on
            named.version_id = settings.version_id
            and settings.place = 1
    where named.place_name <> {{ place_name('settings.town') }}
    group by named.place_name, settings.town
),

ranked as (
    select
        *,
        sum(article_count) over (partition by place_name) as all_count,
        row_number() over (partition by place_name order by article_count desc, town asc) as place
    from counted
)

select
    place_name,
    town,
    article_count
from ranked
where
    place = 1
    and article_count >= {{ least_articles }}
    and article_count >= {{ least_share }} * all_count
