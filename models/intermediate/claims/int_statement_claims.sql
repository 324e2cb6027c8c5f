{#
    Star clustering (Aslam, Pelekhov and Rus 2004): the statement best linked among its neighbours leads them,
    and what is left is led in further rounds; no chain of likenesses joins what is not alike.
#}
{% set rounds = 3 %}
{# How many claims in a row an editor's corrections can make one; all that are said to be as one other need one. #}
{% set correction_rounds = 6 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

decisions as (
    select
        corrections.action,
        these.finding_key as statement_key,
        others.finding_key as other_key
    from {{ ref('int_corrections') }} as corrections
    inner join {{ ref('int_correction_matches') }} as these
        on
            corrections.correction_key = these.correction_key
            and these.side = 'this'
    inner join {{ ref('int_correction_matches') }} as others
        on
            corrections.correction_key = others.correction_key
            and others.side = 'other'
    where corrections.what = 'statement'
),

links as (
    select
        statement_a as statement_key,
        statement_b as other_key,
        score
    from {{ ref('int_statement_links') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
    union all
    select
        statement_b as statement_key,
        statement_a as other_key,
        score
    from {{ ref('int_statement_links') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

degrees as (
    select
        statement_key,
        round(sum(score), 6) as degree
    from links
    group by statement_key
),

{% for round in range(1, rounds + 1) %}
open_{{ round }} as (
    select degrees.*
    from degrees
    {% if round > 1 %}
    left join led_{{ round - 1 }} as led
        on degrees.statement_key = led.statement_key
    where led.statement_key is null
    {% endif %}
),

open_links_{{ round }} as (
    select
        links.statement_key,
        links.other_key,
        links.score,
        -- a higher degree leads; of equals the key that sorts first
        other.degree > own.degree or (other.degree = own.degree and other.statement_key < own.statement_key)
            as is_other_ahead
    from links
    inner join open_{{ round }} as own
        on links.statement_key = own.statement_key
    inner join open_{{ round }} as other
        on links.other_key = other.statement_key
),

leaders_{{ round }} as (
    select statement_key
    from open_links_{{ round }}
    group by statement_key
    having not bool_or(is_other_ahead)
),

followers_{{ round }} as (
    select
        open_links.statement_key,
        open_links.other_key as leader_key,
        row_number() over (
            partition by open_links.statement_key order by open_links.score desc, open_links.other_key asc
        ) as place
    from open_links_{{ round }} as open_links
    inner join leaders_{{ round }} as leaders
        on open_links.other_key = leaders.statement_key
),

led_{{ round }} as (
    select
        statement_key,
        statement_key as leader_key
    from leaders_{{ round }}
    union all
    select
        statement_key,
        leader_key
    from followers_{{ round }}
    where place = 1
    {% if round > 1 %}
    union all
    select
        statement_key,
        leader_key
    from led_{{ round - 1 }}
    {% endif %}
),

{% endfor %}

-- whoever tells how many died in an event answers one question, in whatever words
tolls as (
    select
        statements.statement_key,
        first_value(coalesce(led.leader_key, statements.statement_key)) over (
            partition by statements.story_key, statements.predicate_class
            order by
                statements.published_at asc nulls last,
                statements.article_id asc,
                statements.start_char asc,
                statements.statement_key asc
        ) as leader_key
    from statements
    left join led_{{ rounds }} as led
        on statements.statement_key = led.statement_key
    where statements.toll is not null
),

clustered as (
    select
        statements.statement_key,
        statements.article_id,
        statements.story_key,
        statements.start_char,
        statements.published_at,
        coalesce(tolls.leader_key, tolls_led.leader_key, led.leader_key, statements.statement_key) as leader_key
    from statements
    left join led_{{ rounds }} as led
        on statements.statement_key = led.statement_key
    left join tolls
        on statements.statement_key = tolls.statement_key
    left join tolls as tolls_led
        on led.leader_key = tolls_led.statement_key
),

-- what an editor says is not the claim of another statement leaves it and stands alone
apart as (
    select distinct decisions.statement_key
    from decisions
    inner join clustered as these
        on decisions.statement_key = these.statement_key
    inner join clustered as others
        on
            decisions.other_key = others.statement_key
            and these.leader_key = others.leader_key
    where
        decisions.action = 'other_claim'
        and decisions.statement_key <> decisions.other_key
),

-- where the leader leaves, the first of the rest leads
new_leaders as (
    select
        clustered.leader_key,
        min(clustered.statement_key) as own_leader_key
    from apart
    inner join clustered
        on apart.statement_key = clustered.leader_key
    left join apart as also_apart
        on clustered.statement_key = also_apart.statement_key
    where also_apart.statement_key is null
    group by clustered.leader_key
),

parted as (
    select
        clustered.*,
        case
            when apart.statement_key is not null then clustered.statement_key
            else coalesce(new_leaders.own_leader_key, clustered.leader_key)
        end as own_leader_key,
        apart.statement_key is not null as is_apart
    from clustered
    left join apart
        on clustered.statement_key = apart.statement_key
    left join new_leaders
        on clustered.leader_key = new_leaders.leader_key
),

-- what an editor says is one claim becomes one, within a story
ties as (
    select distinct
        these.own_leader_key as claim_a,
        others.own_leader_key as claim_b
    from decisions
    inner join parted as these
        on decisions.statement_key = these.statement_key
    inner join parted as others
        on
            decisions.other_key = others.statement_key
            and these.story_key = others.story_key
    where decisions.action = 'same_claim'
),

tied_0 as (
    select
        claim_a as own_leader_key,
        claim_a as leader_key
    from ties
    union
    select
        claim_b as own_leader_key,
        claim_b as leader_key
    from ties
),

{% for round in range(1, correction_rounds + 1) %}
offers_{{ round }} as (
    select * from tied_{{ round - 1 }}
    union all
    select
        ties.claim_a as own_leader_key,
        tied.leader_key
    from ties
    inner join tied_{{ round - 1 }} as tied
        on ties.claim_b = tied.own_leader_key
    union all
    select
        ties.claim_b as own_leader_key,
        tied.leader_key
    from ties
    inner join tied_{{ round - 1 }} as tied
        on ties.claim_a = tied.own_leader_key
),

tied_{{ round }} as (
    select
        own_leader_key,
        min(leader_key) as leader_key
    from offers_{{ round }}
    group by own_leader_key
),

{% endfor %}
members as (
    select
        parted.statement_key,
        parted.article_id,
        parted.story_key,
        parted.start_char,
        parted.published_at,
        coalesce(tied.leader_key, parted.own_leader_key) as leader_key,
        parted.is_apart or tied.own_leader_key is not null as is_corrected
    from parted
    left join tied_{{ correction_rounds }} as tied
        on parted.own_leader_key = tied.own_leader_key
),

-- named after its first statement, so that a later report does not rename the claim
named as (
    select
        *,
        first_value(statement_key) over (
            partition by leader_key
            order by published_at asc nulls last, article_id asc, start_char asc, statement_key asc
        ) as first_statement_key
    from members
)

select
    statement_key,
    story_key,
    leader_key,
    {{ surrogate_key(["'statement'", 'first_statement_key']) }} as claim_key,
    case when is_corrected then 'editor' else 'likeness' end as claim_rule
from named
{{ lying_together(['story_key']) }}
