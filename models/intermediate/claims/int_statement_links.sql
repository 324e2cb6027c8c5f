{# A term that more statements of a story share does not bring two of them together. #}
{% set most_common = 60 %}
{# Weight that two statements must share at least to be compared at all. #}
{% set least_shared = 3.0 %}
{% set nearest = 12 %}
{# Shared weight from which containment counts in full. #}
{% set enough_shared = 8.0 %}
{# Days before its article from which what was done is no news. #}
{% set long_past = 60 %}
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
    'same_toll', 'same_role', 'other_role', 'other_rank', 'same_attitude', 'same_length', 'same_place', 'other_measure', 'other_shape', 'other_time', 'other_day',
    'past_and_now',
] %}
{#- read in several places: what is made anew in a batch is read once; at a full build DuckDB would keep all of millions -#}
{%- set latest_statements = 'statements_anew' if goes_on() else ref('int_statements') -%}
{#- long before the other article; of two articles of a story one may have no date -#}
{%- set is_a_long_past -%}
a.is_asserted and {{ day_number('a.when_latest') }} < coalesce(b.published_day, a.published_day) - {{ long_past }}
{%- endset -%}
{%- set is_b_long_past -%}
b.is_asserted and {{ day_number('b.when_latest') }} < coalesce(a.published_day, b.published_day) - {{ long_past }}
{%- endset -%}
{%- set terms -%}
select
    {{ text_number('statement_key') }} as statement_number,
    term,
    term_number,
    weight,
    statement_frequency
from {{ ref('int_statement_terms') }}
where {{ is_unmade('story_number', ref('int_story_inputs')) }}
{%- endset -%}
{%- set latest_terms = 'terms_anew' if goes_on() else '(\n        ' ~ terms | indent(8) ~ '\n    )' -%}
{%- set sides -%}
(
        select
            places.statement_place,
            lengths.length,
            features.*
        from {{ statement_features(latest_statements, light_verbs) | indent(8) }} as features
        inner join places
            on features.statement_number = places.statement_number
        inner join lengths
            on features.statement_number = lengths.statement_number
    )
{%- endset -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

{% if goes_on() %}
statements_anew as {{ materialized() }} (
    select *
    from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

terms_anew as {{ materialized() }} (
    {{ terms | indent(4) }}
),
{% endif %}

weights as (
    select
        {% for feature in features %}
        coalesce(max(case when feature = '{{ feature }}' then weight end), 0) as {{ feature }},
        {% endfor %}
        count(*) as feature_count
    from {{ ref('link_weights') }}
),

-- numbers in the order of the keys: what decides between equals is asked for each pair
articles as (
    select
        article_id,
        cast(row_number() over (order by article_id asc) as integer) as article_number
    from {{ latest_statements }}
    where is_latest
    group by article_id
),

places as (
    select
        {{ text_number('statements.statement_key') }} as statement_number,
        cast(row_number() over (order by statements.statement_key asc) as integer) as statement_place,
        articles.article_number
    from {{ latest_statements }} as statements
    inner join articles
        on statements.article_id = articles.article_id
    where statements.is_latest
),

-- terms by which a statement can meet another
met_terms as (
    select
        places.statement_place,
        places.article_number,
        terms.term_number,
        terms.weight,
        substr(terms.term, 1, 2) = 'l:' as is_length
    from {{ latest_terms }} as terms
    inner join places
        on terms.statement_number = places.statement_number
    where terms.statement_frequency between 2 and {{ most_common }}
),

lengths as (
    select
        terms.statement_number,
        sqrt(sum(terms.weight * terms.weight)) as length
    from {{ latest_terms }} as terms
    group by terms.statement_number
),

shared as (
    select
        a.statement_place as place_a,
        b.statement_place as place_b,
        -- rounded, for the order of a sum must not decide who is nearest
        round(sum(a.weight), 9) as shared_weight,
        round(sum(a.weight * b.weight), 9) as product
    from met_terms as a
    inner join met_terms as b
        on
            a.term_number = b.term_number
            and a.article_number < b.article_number
    group by a.statement_place, b.statement_place
),

shared_lengths as (
    select
        a.statement_place as place_a,
        b.statement_place as place_b,
        round(sum(a.weight), 9) as length_weight
    from met_terms as a
    inner join met_terms as b
        on
            a.term_number = b.term_number
            and a.article_number < b.article_number
    where a.is_length and b.is_length
    group by a.statement_place, b.statement_place
),

{{ questions_of(latest_statements, latest_terms) }},

question_pairs as (
    select
        a.statement_place as place_a,
        b.statement_place as place_b,
        questions.question
    from questions
    inner join places as a
        on questions.number_a = a.statement_number
    inner join places as b
        on questions.number_b = b.statement_number
),

pairs as (
    select
        coalesce(shared.place_a, question_pairs.place_a) as place_a,
        coalesce(shared.place_b, question_pairs.place_b) as place_b,
        coalesce(shared.shared_weight, 0) as shared_weight,
        coalesce(shared.product, 0) as product,
        coalesce(question_pairs.question, '') as question
    from shared
    full join question_pairs
        on shared.place_a = question_pairs.place_a and shared.place_b = question_pairs.place_b
    where shared.shared_weight >= {{ least_shared }} or question_pairs.question is not null
),

ranked as (
    select
        *,
        row_number() over (partition by place_a order by shared_weight desc, place_b asc) as nearness_to_a,
        row_number() over (partition by place_b order by shared_weight desc, place_a asc) as nearness_to_b
    from pairs
),

nearest as (
    select * from ranked
    where nearness_to_a <= {{ nearest }} or nearness_to_b <= {{ nearest }} or question <> ''
),

measured as (
    select
        nearest.*,
        -- "for ten years" may be of a sentence or of a marriage
        coalesce(nearest.shared_weight - shared_lengths.length_weight >= {{ least_shared }}, false) as is_same_length
    from nearest
    left join shared_lengths
        on nearest.place_a = shared_lengths.place_a and nearest.place_b = shared_lengths.place_b
),

paired as (
    select
        a.statement_number as number_a,
        b.statement_number as number_b,
        measured.product / (a.length * b.length) as cosine,
        measured.question,
        measured.is_same_length,
        -- a short statement may lie in a long one; what two or three common words share proves nothing
        (
            measured.product / (a.length * b.length)
            + measured.product / least(a.length * a.length, b.length * b.length)
            * least(1.0, measured.shared_weight / {{ enough_shared }})
        ) / 2 as likeness,
        a.telling_number as telling_a,
        b.telling_number as telling_b,
        a.act_number = b.act_number as is_same_act,
        a.telling_number is null as is_light,
        coalesce(
            a.subject_entity_number = b.subject_entity_number
            or (
                (a.subject_entity_number is null or b.subject_entity_number is null)
                and a.subject_class_number = b.subject_class_number
            )
            -- an office and who holds it: "the ministry", "the assistant minister"
            or (
                a.subject_kind_number <> b.subject_kind_number
                and a.subject_class_number = b.subject_class_number
            )
            -- "the parade", "the event"
            or (
                a.subject_entity_number is null
                and b.subject_entity_number is null
                and (
                    a.subject_class_number = b.subject_general_number
                    or a.subject_general_number = b.subject_class_number
                )
            ),
            false
        ) as is_same_subject,
        coalesce(
            a.object_entity_number = b.object_entity_number
            or (
                a.object_entity_number is null
                and b.object_entity_number is null
                and (
                    a.object_class_number = b.object_class_number
                    or a.object_class_number = b.object_general_number
                    or a.object_general_number = b.object_class_number
                )
            ),
            false
        ) as is_same_object,
        coalesce(a.subject_entity_number <> b.subject_entity_number, false) as is_other_subject,
        coalesce(a.subject_kind_number = b.subject_kind_number, false) as is_same_kind,
        (a.subject_entity_number is null) <> (b.subject_entity_number is null)
        and coalesce(a.subject_head_number <> b.subject_head_number, false) as is_subject_named_once,
        coalesce(a.how_many_low = b.how_many_low, false) as is_same_number,
        coalesce(
            a.where_entity_number = b.where_entity_number or a.where_text_number = b.where_text_number, false
        ) as is_same_place,
        a.how_many_low is not null and b.how_many_low is not null as is_both_counted,
        a.is_role and b.is_role and a.object_class_number <> b.object_class_number as is_other_role,
        a.is_role and b.is_role and a.is_foremost <> b.is_foremost as is_other_rank,
        a.is_apposition <> b.is_apposition and measured.question <> 'role' as is_other_shape,
        coalesce(abs({{ day_number('a.event_earliest') }} - {{ day_number('b.event_earliest') }}) <= 1, false)
        and a.event_earliest = a.event_latest and b.event_earliest = b.event_latest as is_same_day,
        -- the night from one day to the next is both
        coalesce(
            a.event_latest + 1 < b.event_earliest or b.event_latest + 1 < a.event_earliest, false
        ) as is_other_day,
        -- what was done then is not what is planned for another day
        coalesce(
            a.is_asserted <> b.is_asserted
            and (a.when_latest < b.when_earliest or b.when_latest < a.when_earliest), false
        ) as is_other_time,
        -- what was done long ago is not what is planned, nor what is said not to be
        coalesce(
            coalesce({{ is_a_long_past }}, false) <> coalesce({{ is_b_long_past }}, false)
            and (a.is_affirmed <> b.is_affirmed or a.is_ahead or b.is_ahead), false
        )
        -- "her first visit since 2019" tells of that visit, too
        and not coalesce(
            coalesce(a.when_latest, b.when_earliest) >= b.when_earliest
            and coalesce(b.when_latest, a.when_earliest) >= a.when_earliest, false
        ) as is_past_and_now
    from measured
    inner join {{ sides }} as a
        on measured.place_a = a.statement_place
    inner join {{ sides }} as b
        on measured.place_b = b.statement_place
    where
        -- an attitude is only ever the same as an attitude
        a.is_attitude = b.is_attitude
        and (not a.is_attitude or measured.question = 'attitude')
),

telling_acts as (
    select distinct {{ text_number('story_key, predicate_class') }} as act_number
    from {{ latest_statements }}
    where is_latest and predicate_class not in ({{ light_verbs }})
),

-- what is done elsewhere in the story, where a statement has it among its terms
acts_spoken_of as (
    select {{ text_number('terms.statement_number, terms.term_number') }} as place_number
    from {{ latest_terms }} as terms
    inner join telling_acts
        on terms.term_number = telling_acts.act_number
),

compared as (
    select
        number_a,
        number_b,
        telling_a,
        telling_b,
        cosine,
        likeness,
        is_same_act,
        is_same_subject,
        is_same_object,
        is_same_act and not is_light as same_act,
        is_same_act and is_light as same_light_act,
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
        question = 'toll' and not is_other_day as same_toll,
        question = 'role' as same_role,
        is_other_role and question <> 'role' as other_role,
        is_other_rank as other_rank,
        question = 'attitude' as same_attitude,
        is_same_length as same_length,
        is_same_act and not is_light and is_same_subject and is_same_place as same_place,
        -- two numbers of two acts ("five were shot, two died") measure two things
        not is_same_act and is_both_counted as other_measure,
        is_other_shape as other_shape,
        is_other_time as other_time,
        is_other_day and not is_other_time as other_day,
        is_past_and_now as past_and_now
    from paired
),

-- all but whether one speaks of what the other does, which is asked of those alone that it can decide
weighed as (
    select
        compared.number_a,
        compared.number_b,
        compared.telling_a,
        compared.telling_b,
        compared.cosine,
        compared.is_same_act,
        compared.is_same_subject,
        compared.is_same_object,
        weights.named_act,
        weights.other_act,
        weights.likeness * compared.likeness
        {% for feature in features[1:] if feature not in ('named_act', 'other_act') %}
        + weights.{{ feature }} * compared.{{ feature }}::integer
        {% endfor %} as score
    from compared
    cross join weights
),

eligible as (
    -- a little more than can reach the score, which is rounded
    select * from weighed
    where score + case when is_same_act then 0 else greatest(named_act, other_act) end >= {{ least_score }} - 0.001
),

-- what one does the other speaks of
scored as (
    select
        eligible.number_a,
        eligible.number_b,
        eligible.cosine,
        eligible.is_same_act,
        eligible.is_same_subject,
        eligible.is_same_object,
        round(
            eligible.score
            + case
                when eligible.is_same_act then 0
                when of_a.place_number is not null or of_b.place_number is not null then eligible.named_act
                else eligible.other_act
            end, 6
        ) as score
    from eligible
    left join acts_spoken_of as of_a
        on {{ text_number('eligible.number_b, eligible.telling_a') }} = of_a.place_number
    left join acts_spoken_of as of_b
        on {{ text_number('eligible.number_a, eligible.telling_b') }} = of_b.place_number
),

linked as (
    select * from scored
    where score >= {{ least_score }}
),

statement_keys as (
    select
        {{ text_number('statement_key') }} as statement_number,
        statement_key,
        story_key
    from {{ latest_statements }}
    where is_latest
)

select
    a.statement_key as statement_a,
    b.statement_key as statement_b,
    a.story_key,
    linked.score,
    round(linked.cosine, 6) as cosine,
    case
        when linked.is_same_act and linked.is_same_subject and linked.is_same_object
            then 'same predicate, subject and object'
        when linked.is_same_act and linked.is_same_subject then 'same predicate and subject'
        when linked.is_same_act and linked.is_same_object then 'same predicate and object'
        when linked.is_same_act then 'same predicate, words'
        when linked.is_same_subject or linked.is_same_object then 'same argument, words'
        else 'words'
    end as rule
from linked
inner join statement_keys as a
    on linked.number_a = a.statement_number
inner join statement_keys as b
    on linked.number_b = b.statement_number
