{# A name is that of a part of a town where at least so large a share of the articles that have it says so. #}
{% set least_called_part = 0.2 %}
{% set least_called_part_alone = 0.5 %}
{% set least_articles = 2 %}
{% set least_share = 0.6 %}
with

named as (
    select * from {{ ref('int_named_places') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and setting_where_text is not null
),

parts as (
    select
        place_name,
        avg(case when is_called_part then 1.0 else 0.0 end) as called_part_share
    from named
    group by place_name
    having avg(case when is_called_part then 1.0 else 0.0 end) >= {{ least_called_part }}
),

spelled as (
    select
        version_id,
        {{ spelled_out('setting_where_text') }} as town
    from statements
),

-- what towns the articles are set in
settings as (
    select
        version_id,
        town,
        row_number() over (partition by version_id order by count(*) desc, town asc) as place
    from spelled
    group by version_id, town
),

counted as (
    select
        named.place_name,
        settings.town,
        count(*) as article_count,
        -- one article is enough where it calls the name a part, as half of all do
        bool_or(named.is_called_part) and min(parts.called_part_share) >= {{ least_called_part_alone }} as is_told
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
    and (article_count >= {{ least_articles }} or is_told)
    and article_count >= {{ least_share }} * all_count
