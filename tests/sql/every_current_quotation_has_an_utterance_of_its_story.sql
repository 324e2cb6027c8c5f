-- A quotation in the latest version of an article belongs to one utterance, and no utterance to two stories.
select
    quotations.quotation_key,
    quotations.utterance_key
from {{ ref('fct_quotations') }} as quotations
left join {{ ref('dim_utterances') }} as utterances
    on
        quotations.utterance_key = utterances.utterance_key
        and quotations.story_key = utterances.story_key
where
    quotations.is_latest
    and (utterances.utterance_key is null or quotations.variant is null)
