-- Quotations, with what each outlet made of them
select
    quotations.text as words,
    quotations.variant,
    quotations.altered_words,
    outlets.outlet,
    coalesce(articles.title, 'without a title') as article,
    'article-' || articles.article_id || '.html' as article_page,
    strftime(articles.published_at, '%Y-%m-%d %H:%M') as published
from marts.fct_quotations as quotations
inner join marts.dim_articles as articles using (article_id)
inner join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
where quotations.speaker_entity_key = $entity_key and quotations.is_latest
order by quotations.utterance_key asc, articles.published_at asc nulls last, quotations.quotation_key asc
limit 300
