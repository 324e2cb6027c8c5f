-- When each outlet reported it, and in which words
select
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    outlets.outlet_key as outlet_anchor,
    replace(strftime(articles.published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as published,
    quotations.variant,
    quotations.text as words
from marts.fct_quotations as quotations
inner join marts.dim_articles as articles using (article_id)
inner join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
where quotations.utterance_key = $utterance_key and quotations.is_latest
order by articles.published_at asc nulls last, outlet asc, outlets.outlet_key asc, quotations.start_char asc
limit 300
