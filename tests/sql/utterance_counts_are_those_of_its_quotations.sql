-- What an utterance counts is in fct_quotations.
with

counted as (
    select
        utterance_key,
        count(*) as quotation_count,
        count(distinct article_id) as article_count,
        count(distinct outlet_key) as outlet_count,
        count(case when variant = 'altered' then 1 end) as altered_count
    from {{ ref('fct_quotations') }}
    where is_latest
    group by utterance_key
)

select
    utterances.utterance_key,
    utterances.quotation_count,
    counted.quotation_count as counted_quotations
from {{ ref('dim_utterances') }} as utterances
left join counted
    on utterances.utterance_key = counted.utterance_key
where
    utterances.quotation_count is distinct from counted.quotation_count
    or utterances.article_count is distinct from counted.article_count
    or utterances.outlet_count is distinct from counted.outlet_count
    or utterances.altered_count is distinct from counted.altered_count
