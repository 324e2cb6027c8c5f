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

with

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

pairs as (
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
    having sum(a.weight) >= {{ least_shared }}
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

compared as (
    select
        ranked.statement_a,
        ranked.statement_b,
        a.story_key,
        ranked.cosine,
        -- a short statement may lie in a long one; what two or three common words share proves nothing
        (ranked.cosine + ranked.containment * least(1.0, ranked.shared_weight / {{ enough_shared }})) / 2 as likeness,
        a.predicate_class = b.predicate_class as is_same_predicate,
        a.telling_predicate is null as is_light,
        in_b.statement_key is not null or in_a.statement_key is not null as is_predicate_named,
        coalesce(
            a.subject_entity_key = b.subject_entity_key
            or (a.subject_entity_key is null and b.subject_entity_key is null and a.subject_head = b.subject_head),
            false
        ) as is_same_subject,
        coalesce(
            a.object_entity_key = b.object_entity_key
            or (a.object_entity_key is null and b.object_entity_key is null and a.object_head = b.object_head),
            false
        ) as is_same_object,
        -- two who are named do two things, unless one speaks for the other (a person for an office);
        -- somebody unnamed may or may not be the one who is named elsewhere
        case
            when a.subject_entity_key <> b.subject_entity_key and a.subject_kind = b.subject_kind then 0.25
            when a.subject_entity_key <> b.subject_entity_key then 0.05
            when
                (a.subject_entity_key is null) <> (b.subject_entity_key is null)
                and a.subject_head is not null and b.subject_head is not null then 0.1
            else 0.0
        end as other_subject,
        (a.kind = 'apposition') <> (b.kind = 'apposition') as is_other_shape,
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
    where ranked.place_a <= {{ nearest }} or ranked.place_b <= {{ nearest }}
),

scored as (
    select
        statement_a,
        statement_b,
        story_key,
        cosine,
        is_same_predicate,
        is_same_subject,
        is_same_object,
        round(
            0.6 * likeness
            + case
                when is_same_predicate and is_light then 0.05
                when is_same_predicate then 0.2
                when is_predicate_named then 0.14
                else -0.1
            end
            + case when is_same_predicate and (is_same_subject or is_same_object) then 0.08 else 0.0 end
            + case when is_same_subject then 0.12 else 0.0 end
            + case when is_same_object then 0.12 else 0.0 end
            - other_subject
            - case when is_other_shape then 0.15 else 0.0 end
            - case when is_other_time then 0.25 else 0.0 end, 6
        ) as score
    from compared
)

select
    statement_a,
    statement_b,
    story_key,
    score,
    round(cosine, 6) as cosine,
    case
        when is_same_predicate and is_same_subject and is_same_object then 'same predicate, subject and object'
        when is_same_predicate and is_same_subject then 'same predicate and subject'
        when is_same_predicate and is_same_object then 'same predicate and object'
        when is_same_predicate then 'same predicate, words'
        when is_same_subject or is_same_object then 'same argument, words'
        else 'words'
    end as rule
from scored
where score >= {{ least_score }}
