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
{% set pronouns = "'', 'it', 'he', 'she', 'they', 'we', 'i', 'you', 'this', 'that', 'who', 'which', 'there'" %}
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
    statement_key,
    term,
    term_number,
    weight,
    statement_frequency
from {{ ref('int_statement_terms') }}
where {{ is_unmade('story_number', ref('int_story_inputs')) }}
{%- endset -%}
{%- set latest_terms = 'terms_anew' if goes_on() else '(\n        ' ~ terms | indent(8) ~ '\n    )' -%}
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

cumulative_acts as (
    select * from {{ ref('cumulative_acts') }}
),

-- numbers in the order of the keys
articles as (
    select
        article_id,
        cast(row_number() over (order by article_id asc) as integer) as article_number
    from {{ latest_statements }}
    where is_latest
    group by article_id
),

statement_articles as (
    select
        {{ text_number('statements.statement_key') }} as statement_number,
        articles.article_number
    from {{ latest_statements }} as statements
    inner join articles
        on statements.article_id = articles.article_id
    where statements.is_latest
),

-- terms by which a statement can meet another
met_terms as (
    select
        terms.statement_number,
        terms.term_number,
        terms.weight,
        substr(terms.term, 1, 2) = 'l:' as is_length,
        statements.article_number
    from {{ latest_terms }} as terms
    inner join statement_articles as statements
        on terms.statement_number = statements.statement_number
    where terms.statement_frequency between 2 and {{ most_common }}
),

lengths as (
    select
        terms.statement_number,
        any_value(terms.statement_key) as statement_key,
        sqrt(sum(terms.weight * terms.weight)) as length
    from {{ latest_terms }} as terms
    group by terms.statement_number
),

-- places in the order of the keys: what decides between equals is asked for each pair
measured as (
    select
        statement_number,
        length,
        cast(row_number() over (order by statement_key asc) as integer) as statement_place
    from lengths
),

tolls as (
    select
        statements.*,
        {{ text_number('statements.statement_key') }} as statement_number
    from {{ latest_statements }} as statements
    inner join cumulative_acts
        on statements.predicate_class = cumulative_acts.act
    where
        statements.is_latest
        and statements.how_many_low is not null
        and not statements.is_beside_toll
        and (statements.toll is not null or statements.how_many_scope in ('all', 'kind', 'others'))
        and statements.modality = 'asserted'
),

shared as (
    select
        a.statement_number as number_a,
        b.statement_number as number_b,
        -- rounded, for the order of a sum must not decide who is nearest
        round(sum(a.weight), 9) as shared_weight,
        round(sum(a.weight * b.weight), 9) as product,
        -- "for ten years" may be of a sentence or of a marriage
        bool_or(a.is_length)
        and sum(case when a.is_length then 0 else a.weight end) >= {{ least_shared }} as is_same_length
    from met_terms as a
    inner join met_terms as b
        on
            a.term_number = b.term_number
            and a.article_number < b.article_number
    group by a.statement_number, b.statement_number
),

-- whoever counts the victims of an event answers one question, in whatever words
toll_pairs as (
    select
        a.statement_number as number_a,
        b.statement_number as number_b,
        'toll' as question
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

-- who is what, and who is for or against it: one question of one person, in whatever words
positions as (
    select
        *,
        {{ text_number('statement_key') }} as statement_number,
        case when kind = 'attitude' then 'attitude' else 'role' end as question,
        case when kind = 'attitude' then predicate_class else object_class end as position
    from {{ latest_statements }}
    where
        is_latest
        and (subject_entity_key is not null or coalesce(lower(subject_head), '') not in ({{ pronouns }}))
        and (kind = 'attitude' or (predicate_class = 'be' and object_class is not null))
),

-- what an attitude is about: its words without the holder, by city or country, and without the attitude itself
topics as (
    select
        positions.statement_number,
        positions.article_id,
        terms.term_number
    from positions
    inner join {{ latest_terms }} as terms
        on positions.statement_number = terms.statement_number
    left join {{ ref('int_capital_countries') }} as capitals
        on
            positions.subject_entity_key = capitals.country_key
            and terms.term = 'e:' || capitals.capital_key
    where
        positions.question = 'attitude'
        and terms.term <> positions.position
        and terms.term <> 'e:' || coalesce(positions.subject_entity_key, '')
        and capitals.capital_key is null
),

shared_topics as (
    select distinct
        a.statement_number as number_a,
        b.statement_number as number_b
    from topics as a
    inner join topics as b
        on
            a.term_number = b.term_number
            and a.article_id < b.article_id
),

position_pairs as (
    select
        a.statement_number as number_a,
        b.statement_number as number_b,
        a.question
    from positions as a
    inner join positions as b
        on
            a.story_key = b.story_key
            and a.question = b.question
            and a.position = b.position
            and a.polarity = b.polarity
            and a.article_id < b.article_id
    left join shared_topics
        on
            a.statement_number = shared_topics.number_a
            and b.statement_number = shared_topics.number_b
    where
        (a.question = 'role' or shared_topics.number_a is not null)
        and (
            a.subject_entity_key = b.subject_entity_key
            -- a surname alone may have no entity
            or (
                (a.subject_entity_key is null or b.subject_entity_key is null)
                and a.subject_head = b.subject_head
            )
        )
),

question_pairs as (
    select * from toll_pairs
    union
    select * from position_pairs
),

pairs as (
    select
        coalesce(shared.number_a, question_pairs.number_a) as number_a,
        coalesce(shared.number_b, question_pairs.number_b) as number_b,
        coalesce(shared.shared_weight, 0) as shared_weight,
        coalesce(shared.product, 0) as product,
        coalesce(shared.is_same_length, false) as is_same_length,
        coalesce(question_pairs.question, '') as question
    from shared
    full join question_pairs
        on shared.number_a = question_pairs.number_a and shared.number_b = question_pairs.number_b
    where shared.shared_weight >= {{ least_shared }} or question_pairs.question is not null
),

ranked as (
    select
        pairs.*,
        pairs.product / (length_a.length * length_b.length) as cosine,
        pairs.product / least(length_a.length * length_a.length, length_b.length * length_b.length) as containment,
        row_number() over (
            partition by pairs.number_a order by pairs.shared_weight desc, length_b.statement_place asc
        ) as place_a,
        row_number() over (
            partition by pairs.number_b order by pairs.shared_weight desc, length_a.statement_place asc
        ) as place_b
    from pairs
    inner join measured as length_a
        on pairs.number_a = length_a.statement_number
    inner join measured as length_b
        on pairs.number_b = length_b.statement_number
),

nearest as (
    select * from ranked
    where place_a <= {{ nearest }} or place_b <= {{ nearest }} or question <> ''
),

paired as (
    select
        nearest.number_a,
        nearest.number_b,
        nearest.cosine,
        nearest.question,
        nearest.is_same_length,
        -- a short statement may lie in a long one; what two or three common words share proves nothing
        (nearest.cosine + nearest.containment * least(1.0, nearest.shared_weight / {{ enough_shared }})) / 2
            as likeness,
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
        a.is_apposition <> b.is_apposition and nearest.question <> 'role' as is_other_shape,
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
    from nearest
    inner join {{ statement_features(latest_statements, light_verbs) | indent(4) }} as a
        on nearest.number_a = a.statement_number
    inner join {{ statement_features(latest_statements, light_verbs) | indent(4) }} as b
        on nearest.number_b = b.statement_number
    where
        -- an attitude is only ever the same as an attitude
        a.is_attitude = b.is_attitude
        and (not a.is_attitude or nearest.question = 'attitude')
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

-- what one does the other speaks of
spoken_of as (
    select
        paired.*,
        of_a.place_number is not null or of_b.place_number is not null as is_act_named
    from paired
    left join acts_spoken_of as of_a
        on {{ text_number('paired.number_b, paired.telling_a') }} = of_a.place_number
    left join acts_spoken_of as of_b
        on {{ text_number('paired.number_a, paired.telling_b') }} = of_b.place_number
),

compared as (
    select
        number_a,
        number_b,
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
    from spoken_of
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
