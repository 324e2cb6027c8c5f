-- What was said, and how many carry it
select
    utterances.text as words,
    coalesce(entities.name, 'not named') as speaker,
    'entity-' || entities.entity_key || '.html' as speaker_page,
    utterances.outlet_count as outlets,
    utterances.origin_count as origins,
    utterances.identical_count as identical,
    utterances.altered_count as altered,
    utterances.paraphrase_count as paraphrase,
    utterances.has_speaker_conflict as speaker_conflict
from marts.dim_utterances as utterances
left join marts.dim_entities as entities on utterances.speaker_entity_key = entities.entity_key
where utterances.story_key = $story_key and utterances.is_quoted
order by utterances.outlet_count desc, utterances.origin_count desc, utterances.utterance_key asc
limit 100
