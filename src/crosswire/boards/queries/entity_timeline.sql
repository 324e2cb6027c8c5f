-- What was said, when, and what each outlet made of it
select
    utterances.text as utterance,
    'utterance-' || utterances.utterance_key as utterance_anchor,
    replace(strftime(articles.published_at, '%Y-%m-%d %H:%M'), ' 00:00', '') as published,
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    quotations.variant,
    quotations.text as words,
    quotations.altered_words,
    coalesce(articles.title, 'without a title') as article,
    'article-' || articles.article_id || '.html' as article_page
from marts.fct_quotations as quotations
inner join marts.dim_utterances as utterances using (utterance_key)
inner join marts.dim_articles as articles using (article_id)
inner join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
where utterances.speaker_entity_key = $entity_key and quotations.is_latest
order by
    utterances.first_reported_at asc nulls last, utterances.utterance_key asc, articles.published_at asc nulls last,
    quotations.quotation_key asc
limit 300
