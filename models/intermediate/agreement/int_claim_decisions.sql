{# A toll needs so many witnesses, and more than so many for each of another number: of disputed ones a third is wrong. #}
{% set least_witnesses = 2 %}
{% set least_majority = 3 %}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': 'story_key'},
) }}

with

statements as (
    select * from {{ ref('int_statements') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

claims as (
    select * from {{ ref('int_statement_claims') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
    where slot in ('how_many', 'where') and {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

claim_values as (
    select * from {{ ref('int_claim_values') }}
    where slot = 'where' and {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

classes as (
    select * from {{ ref('term_classes') }}
),

acts as (
    select act from {{ ref('cumulative_acts') }}
    where is_toll
),

-- of what acts some article of a story gives the toll
counted_acts as (
    select distinct
        story_key,
        predicate_class
    from statements
    where toll is not null
),

-- one statement is enough: "left two dead" and "killed two" are one claim
tolls as (
    select
        claims.claim_key,
        statements.story_key,
        -- "two of the wounded" are a part where others count them all
        bool_or(statements.toll is not null) or count(counted_acts.story_key) = 0 as may_be_whole,
        -- "in the county", "on Mill Lane" alone is no town
        bool_or(statements.setting_where_text is not null) as is_in_town
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
    left join classes
        on split_part(statements.predicate, ' ', 1) = classes.term
    inner join acts
        on coalesce(classes.class, split_part(statements.predicate, ' ', 1)) = acts.act
    left join counted_acts
        on
            statements.story_key = counted_acts.story_key
            and acts.act = counted_acts.predicate_class
    group by claims.claim_key, statements.story_key
),

-- an article that says one number in headline, lead and body, and no other, counts for two
clear_tolls as (
    select
        claims.claim_key,
        statements.toll
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
    where statements.is_toll_clear
    group by claims.claim_key, statements.toll
),

-- where the witnesses of a story put its tolls, in whatever claim
told_places as (
    select distinct
        claim_values.story_key,
        claim_values.witness_key,
        {{ word_run('claim_values.value') }} as place_run
    from claim_values
    inner join tolls
        on claim_values.claim_key = tolls.claim_key
),

first_places as (
    select distinct
        tolls.story_key,
        beliefs.value,
        {{ word_run('beliefs.value') }} as place_run
    from tolls
    inner join beliefs
        on tolls.claim_key = beliefs.claim_key
    where
        beliefs.slot = 'where'
        and beliefs.place = 1
),

-- "Mill Lane, Velmora" tells of "Velmora", too
compared_places as (
    select
        first_places.story_key,
        first_places.value,
        told_places.witness_key,
        told_places.place_run,
        max(
            {{ contains_run('told_places.place_run', 'first_places.place_run') }}
            or {{ contains_run('first_places.place_run', 'told_places.place_run') }}
        ) over (partition by first_places.story_key, first_places.value, told_places.witness_key) as is_for_it
    from first_places
    inner join told_places
        on first_places.story_key = told_places.story_key
),

supported_places as (
    select
        story_key,
        value,
        count(distinct case when is_for_it then witness_key end) as witness_count
    from compared_places
    group by story_key, value
),

rival_places as (
    select
        story_key,
        value,
        count(*) as witness_count
    from compared_places
    where not is_for_it
    group by story_key, value, place_run
),

-- as many witnesses tell of another place alone
disputed_places as (
    select distinct
        supported_places.story_key,
        supported_places.value
    from supported_places
    inner join rival_places
        on
            supported_places.story_key = rival_places.story_key
            and supported_places.value = rival_places.value
    where rival_places.witness_count >= supported_places.witness_count
),

ranked as (
    select
        tolls.claim_key,
        tolls.story_key,
        beliefs.slot,
        min(tolls.may_be_whole) as may_be_whole,
        min(tolls.is_in_town) as is_in_town,
        max(case when beliefs.place = 1 then beliefs.value end) as leading_value,
        max(case when beliefs.place = 1 then beliefs.value_low end) as leading_number,
        max(case when beliefs.place = 1 then beliefs.vote_count end) as vote_count,
        coalesce(max(case when beliefs.place = 2 and beliefs.superseded_by is null then beliefs.vote_count end), 0)
            as rival_vote_count
    from tolls
    inner join beliefs
        on tolls.claim_key = beliefs.claim_key
    where beliefs.place <= 2
    group by tolls.claim_key, tolls.story_key, beliefs.slot
)

select
    ranked.claim_key,
    ranked.story_key,
    ranked.slot,
    case ranked.slot
        when 'where'
            then
                (ranked.vote_count >= {{ least_witnesses }} or ranked.is_in_town)
                and disputed_places.value is null
        else
            ranked.may_be_whole
            and ranked.vote_count > {{ least_majority }} * ranked.rival_vote_count
            and (ranked.vote_count >= {{ least_witnesses }} or clear_tolls.claim_key is not null)
    end as is_decided
from ranked
left join clear_tolls
    on
        ranked.claim_key = clear_tolls.claim_key
        and ranked.leading_number = clear_tolls.toll
left join disputed_places
    on
        ranked.story_key = disputed_places.story_key
        and ranked.leading_value = disputed_places.value
