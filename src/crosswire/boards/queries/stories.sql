-- Stories: the articles about one event
select
    label as story,
    'story-' || story_key || '.html' as story_page,
    article_count as articles,
    outlet_count as outlets,
    origin_count as origins,
    strftime(first_published_at, '%Y-%m-%d %H:%M') as first_published
from marts.dim_stories
order by outlet_count desc, article_count desc, story_key asc
limit $stories
