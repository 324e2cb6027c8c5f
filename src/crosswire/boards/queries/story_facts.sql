-- The story in figures
select
    story.article_count as articles,
    story.outlet_count as outlets,
    story.origin_count as origins,
    (select count(*) from marts.dim_claims where story_key = $story_key) as claims,
    (select count(*) from marts.dim_utterances where story_key = $story_key and is_quoted) as utterances,
    replace(strftime(story.first_published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as first_published,
    replace(strftime(story.last_published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as last_published
from marts.dim_stories as story
where story.story_key = $story_key
