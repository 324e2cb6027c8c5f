-- Timeline: who was first, and what each rests on
with

articles as (
    select
        *,
        -- midnight is a day without a time
        published_at <> date_trunc('day', published_at) as has_time
    from marts.dim_articles
    where story_key = $story_key
)

select
    replace(strftime(articles.published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as published,
    case
        when articles.has_time
            then
                round(
                    date_diff(
                        'minute',
                        min(case when articles.has_time then articles.published_at end) over (),
                        articles.published_at
                    ) / 60.0,
                    1
                )
    end as hours_after_the_first,
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    coalesce(articles.title, 'without a title') as title,
    'article-' || articles.article_id || '.html' as title_page,
    articles.origin_kind as rests_on,
    articles.wire_agency as agency,
    articles.version_count as versions
from articles
inner join marts.dim_outlets as outlets using (outlet_key)
order by articles.published_at asc nulls last, outlet asc, articles.article_id asc
limit 500
