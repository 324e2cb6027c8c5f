{#
    Pairs of statements that answer one question, in whatever words, as expressions to go on from, the last one
    `questions`: `number_a` and `number_b`, the numbers of their keys, and `question` ('toll', 'role', 'attitude').

    `statements` is a table of statements as `int_statements` has them, of which the latest count; `terms` has the terms
    of each (`statement_number`, `term`, `term_number`).
#}
{% macro questions_of(statements, terms) -%}
    {%- set pronouns = "'', 'it', 'he', 'she', 'they', 'we', 'i', 'you', 'this', 'that', 'who', 'which', 'there'" -%}
tolls as (
    select
        statements.*,
        {{ text_number('statements.statement_key') }} as statement_number
    from {{ statements }} as statements
    inner join {{ ref('cumulative_acts') }} as cumulative_acts
        on statements.predicate_class = cumulative_acts.act
    where
        statements.is_latest
        and statements.how_many_low is not null
        and not statements.is_beside_toll
        and (statements.toll is not null or statements.how_many_scope in ('all', 'kind', 'others'))
        and statements.modality = 'asserted'
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
    from {{ statements }}
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
    inner join {{ terms }} as terms
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

questions as (
    select * from toll_pairs
    union
    select * from position_pairs
)
{%- endmacro %}
