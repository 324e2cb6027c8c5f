-- Timeline: who published when, and what it rests on
select
    strftime(articles.published_at, '%Y-%m-%d %H:%M') as published,
    outlets.outlet,
    coalesce(articles.title, 'without a title') as title,
    'article-' || articles.article_id || '.html' as title_page,
    articles.origin_kind as rests_on,
    articles.wire_agency as agency,
    articles.version_count as versions
from marts.dim_articles as articles
inner join marts.dim_outlets as outlets using (outlet_key)
where articles.story_key = $story_key
order by articles.published_at asc nulls last, outlets.outlet asc, articles.article_id asc
limit 500
