{# A term that more statements of a story share does not bring two of them together. #}
{% set most_common = 60 %}
{# Weight that two statements must share at least to be compared at all. #}
{% set least_shared = 3.0 %}
{% set nearest = 12 %}
{# Shared weight from which containment counts in full. #}
{% set enough_shared = 8.0 %}
{# They say nothing of what was done. #}
{% set light_verbs =
    "'be', 'have', 'do', 'make', 'get', 'say', 'tell', 'add', 'go', 'come', 'see', 'take', 'ask', 'give', "
    ~ "'keep', 'want', 'know', 'think', 'use', 'find', 'leave', 'put', 'call', 'pay', 'last', 'become'"
%}
{# Found on annotated pairs of articles: below it, most links tie different facts. #}
{% set least_score = 0.4 %}

{% set features = [
    'likeness', 'same_act', 'same_light_act', 'named_act', 'other_act', 'same_act_and_argument', 'same_subject',
    'same_object', 'other_subject_of_kind', 'other_subject', 'subject_named_once', 'same_number', 'same_happening',
    'same_toll', 'other_measure', 'other_shape', 'other_time', 'other_day',
] %}
with

weights as (
    select
        {% for feature in features %}
        max(case when feature = '{{ feature }}' then weight end) as {{ feature }},
        {% endfor %}
        count(*) as feature_count
    from {{ ref('link_weights') }}
),

cumulative_acts as (
    select * from {{ ref('cumulative_acts') }}
),

statements as (
    select
        *,
        -- a column and not a condition of the joins below, which would then try every pair
        case when predicate_class not in ({{ light_verbs }}) then predicate_class end as telling_predicate
    from {{ ref('int_statements') }}
    where is_latest
),

terms as (
    select
        terms.*,
        statements.article_id
    from {{ ref('int_statement_terms') }} as terms
    inner join statements
        on terms.statement_key = statements.statement_key
),

lengths as (
    select
        statement_key,
        sqrt(sum(weight * weight)) as length
    from terms
    group by statement_key
),

tolls as (
    select statements.*
    from statements
    inner join cumulative_acts
        on statements.predicate_class = cumulative_acts.act
    where
        statements.how_many_low is not null
        and not statements.is_beside_toll
        and (statements.toll is not null or statements.how_many_scope in ('all', 'kind', 'others'))
        and statements.modality = 'asserted'
),

shared as (
    select
        a.statement_key as statement_a,
        b.statement_key as statement_b,
        sum(a.weight) as shared_weight,
        sum(a.weight * b.weight) as product
    from terms as a
    inner join terms as b
        on
            a.story_key = b.story_key
            and a.term = b.term
            and a.article_id < b.article_id
    where a.statement_frequency <= {{ most_common }}
    group by a.statement_key, b.statement_key
),

-- whoever counts the victims of an event answers one question, in whatever words
toll_pairs as (
    select
        a.statement_key as statement_a,
        b.statement_key as statement_b,
        true as is_toll
    from tolls as a
    inner join tolls as b
        on
            a.story_key = b.story_key
            and a.predicate_class = b.predicate_class
            and a.statement_key <> b.statement_key
    where
        a.article_id < b.article_id
        -- headline and text give one number
        or (
            a.article_id = b.article_id
            and a.how_many_low = b.how_many_low
            and a.statement_key < b.statement_key
        )
),

pairs as (
    select
        coalesce(shared.statement_a, toll_pairs.statement_a) as statement_a,
        coalesce(shared.statement_b, toll_pairs.statement_b) as statement_b,
        coalesce(shared.shared_weight, 0) as shared_weight,
        coalesce(shared.product, 0) as product,
        coalesce(toll_pairs.is_toll, false) as is_toll
    from shared
    full join toll_pairs
        on shared.statement_a = toll_pairs.statement_a and shared.statement_b = toll_pairs.statement_b
    where shared.shared_weight >= {{ least_shared }} or toll_pairs.is_toll
),

ranked as (
    select
        pairs.*,
        pairs.product / (length_a.length * length_b.length) as cosine,
        pairs.product / least(length_a.length * length_a.length, length_b.length * length_b.length) as containment,
        row_number() over (
            partition by pairs.statement_a order by pairs.shared_weight desc, pairs.statement_b asc
        ) as place_a,
        row_number() over (
            partition by pairs.statement_b order by pairs.shared_weight desc, pairs.statement_a asc
        ) as place_b
    from pairs
    inner join lengths as length_a
        on pairs.statement_a = length_a.statement_key
    inner join lengths as length_b
        on pairs.statement_b = length_b.statement_key
),

paired as (
    select
        ranked.statement_a,
        ranked.statement_b,
        a.story_key,
        ranked.cosine,
        ranked.is_toll,
        -- a short statement may lie in a long one; what two or three common words share proves nothing
        (ranked.cosine + ranked.containment * least(1.0, ranked.shared_weight / {{ enough_shared }})) / 2 as likeness,
        a.predicate_class = b.predicate_class as is_same_act,
        a.telling_predicate is null as is_light,
        in_b.statement_key is not null or in_a.statement_key is not null as is_act_named,
        coalesce(
            a.subject_entity_key = b.subject_entity_key
            or (a.subject_entity_key is null and b.subject_entity_key is null and a.subject_class = b.subject_class)
            -- an office and who holds it: "the ministry", "the assistant minister"
            or (a.subject_kind <> b.subject_kind and a.subject_class = b.subject_class),
            false
        ) as is_same_subject,
        coalesce(
            a.object_entity_key = b.object_entity_key
            or (a.object_entity_key is null and b.object_entity_key is null and a.object_head = b.object_head),
            false
        ) as is_same_object,
        coalesce(a.subject_entity_key <> b.subject_entity_key, false) as is_other_subject,
        coalesce(a.subject_kind = b.subject_kind, false) as is_same_kind,
        (a.subject_entity_key is null) <> (b.subject_entity_key is null)
        and a.subject_head is not null and b.subject_head is not null as is_subject_named_once,
        coalesce(a.how_many_low = b.how_many_low, false) as is_same_number,
        a.how_many_low is not null and b.how_many_low is not null as is_both_counted,
        (a.kind = 'apposition') <> (b.kind = 'apposition') as is_other_shape,
        coalesce(abs({{ day_number('a.event_earliest') }} - {{ day_number('b.event_earliest') }}) <= 1, false)
        and a.event_earliest = a.event_latest and b.event_earliest = b.event_latest as is_same_day,
        -- the night from one day to the next is both
        coalesce(
            a.event_latest + 1 < b.event_earliest or b.event_latest + 1 < a.event_earliest, false
        ) as is_other_day,
        -- what was done then is not what is planned for another day
        coalesce(
            (a.modality = 'asserted') <> (b.modality = 'asserted')
            and (a.when_latest < b.when_earliest or b.when_latest < a.when_earliest), false
        ) as is_other_time
    from ranked
    inner join statements as a
        on ranked.statement_a = a.statement_key
    inner join statements as b
        on ranked.statement_b = b.statement_key
    left join terms as in_b
        on
            ranked.statement_b = in_b.statement_key
            and a.telling_predicate = in_b.term
    left join terms as in_a
        on
            ranked.statement_a = in_a.statement_key
            and b.telling_predicate = in_a.term
    where ranked.place_a <= {{ nearest }} or ranked.place_b <= {{ nearest }} or ranked.is_toll
),

compared as (
    select
        statement_a,
        statement_b,
        story_key,
        cosine,
        likeness,
        is_same_act,
        is_same_subject,
        is_same_object,
        is_same_act and not is_light as same_act,
        is_same_act and is_light as same_light_act,
        not is_same_act and is_act_named as named_act,
        not is_same_act and not is_act_named as other_act,
        is_same_act and (is_same_subject or is_same_object) as same_act_and_argument,
        is_same_subject as same_subject,
        is_same_object as same_object,
        -- two who are named do two things, unless one speaks for the other (a person for an office)
        is_other_subject and not is_same_subject and is_same_kind as other_subject_of_kind,
        is_other_subject and not is_same_subject and not is_same_kind as other_subject,
        -- somebody unnamed may or may not be the one who is named elsewhere
        is_subject_named_once as subject_named_once,
        is_same_act and is_same_number as same_number,
        is_same_act and not is_light and is_same_day as same_happening,
        is_toll and not is_other_day as same_toll,
        -- two numbers of two acts ("five were shot, two died") measure two things
        not is_same_act and is_both_counted as other_measure,
        is_other_shape as other_shape,
        is_other_time as other_time,
        is_other_day and not is_other_time as other_day
    from paired
),

scored as (
    select
        compared.*,
        round(
            weights.likeness * compared.likeness
            {% for feature in features[1:] %}
            + weights.{{ feature }} * compared.{{ feature }}::integer
            {% endfor %}, 6
        ) as score
    from compared
    cross join weights
)

select
    statement_a,
    statement_b,
    story_key,
    score,
    round(cosine, 6) as cosine,
    case
        when is_same_act and is_same_subject and is_same_object then 'same predicate, subject and object'
        when is_same_act and is_same_subject then 'same predicate and subject'
        when is_same_act and is_same_object then 'same predicate and object'
        when is_same_act then 'same predicate, words'
        when is_same_subject or is_same_object then 'same argument, words'
        else 'words'
    end as rule
from scored
where score >= {{ least_score }}
