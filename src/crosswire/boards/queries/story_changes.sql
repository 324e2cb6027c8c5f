-- What outlets changed after publishing
select
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    coalesce(articles.title, 'without a title') as article,
    'article-' || articles.article_id || '.html' as article_page,
    changes.version_number as version,
    changes.kind,
    changes.change,
    changes.before_text as before,
    changes.after_text as after
from marts.fct_version_changes as changes
inner join marts.dim_articles as articles using (article_id)
inner join marts.dim_outlets as outlets using (outlet_key)
where articles.story_key = $story_key
order by articles.article_id asc, changes.version_number asc, changes.change_number asc, changes.version_change_key asc
limit 300
