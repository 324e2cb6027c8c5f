-- Stories: the articles about one event
select
    label as story,
    'story-' || story_key || '.html' as story_page,
    article_count as articles,
    outlet_count as outlets,
    origin_count as origins,
    replace(strftime(first_published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as first_published
from marts.dim_stories
order by outlet_count desc, article_count desc, story_key asc
limit $stories
