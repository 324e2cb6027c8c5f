{#
    Star clustering (Aslam, Pelekhov and Rus 2004): the statement best linked among its neighbours leads them,
    and what is left is led in further rounds; no chain of likenesses joins what is not alike.
#}
{% set rounds = 3 %}

with

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest
),

links as (
    select
        statement_a as statement_key,
        statement_b as other_key,
        score
    from {{ ref('int_statement_links') }}
    union all
    select
        statement_b as statement_key,
        statement_a as other_key,
        score
    from {{ ref('int_statement_links') }}
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

members as (
    select
        statements.statement_key,
        statements.article_id,
        statements.start_char,
        statements.published_at,
        coalesce(led.leader_key, statements.statement_key) as leader_key
    from statements
    left join led_{{ rounds }} as led
        on statements.statement_key = led.statement_key
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
    leader_key,
    {{ surrogate_key(["'statement'", 'first_statement_key']) }} as claim_key
from named
