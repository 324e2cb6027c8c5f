-- Quotations in this article
select
    quotations.text as words,
    'quotation-' || quotations.quotation_key as words_anchor,
    coalesce(entities.name, quotations.speaker_text, 'nobody named') as speaker,
    'entity-' || entities.entity_key || '.html' as speaker_page,
    quotations.quotation_type as type,
    quotations.variant,
    utterances.outlet_count as outlets,
    utterances.origin_count as origins
from marts.fct_quotations as quotations
left join marts.dim_entities as entities on quotations.speaker_entity_key = entities.entity_key
left join marts.dim_utterances as utterances on quotations.utterance_key = utterances.utterance_key
where quotations.article_id = $article_id and quotations.is_latest
order by quotations.start_char asc, quotations.end_char asc, quotations.quotation_key asc
