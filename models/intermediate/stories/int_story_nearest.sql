{# Words that more articles have do not find an event; close in time they may. #}
{% set rare = 60 %}
{% set rare_within_days = 250 %}
{% set near_days = 3 %}
{# What two articles must share at least, in natural logarithms. #}
{% set least_shared = 4 %}
{# How near they must be at least: below it hardly any pair is a likely one, and most pairs that share a rare word are below. #}
{% set least_nearness = 0.0275 %}
{# Twice as long apart is farther by an eighth: a trial months later is found if it says enough, another fire is not. #}
{% set decay = 0.2 %}
{% set top = 40 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['state', 'other_state'],
    meta={
        'made_of': {'int_story_states': {'state': 'state', 'other_state': 'state'}},
        'void': 'article_id is null',
        'itself': 'nearness is null',
    },
) }}

with

articles as (
    select * from {{ ref('int_story_states') }}
),

changed as (
    select state
    from articles
    {{ unmade('state') }}
),

{% if goes_on() %}
gone as (
    select kept.state
    from {{ this }} as kept
    left join articles
        on kept.state = articles.state
    where articles.state is null{{ and_itself('kept') }}
),

shortened as (
    select distinct kept.state
    from {{ this }} as kept
    inner join gone
        on kept.other_state = gone.state
),
{% endif %}

-- a full list that has lost one is made anew, for the next one is not known any more
bereft as (
    {% if goes_on() %}
    select kept.state
    from {{ this }} as kept
    where
        kept.nearness is not null
        and kept.state in ({{ few('shortened', 'state') }})
    group by kept.state
    having count(*) >= {{ top }}
    {% else %}
    select state
    from articles
    where false
    {% endif %}
),

-- whole numbers join several times faster than texts
numbered as {{ materialized() }} (
    select
        articles.article_id,
        articles.state,
        articles.article_state,
        {{ day_number('articles.published_date') }} as day_number,
        row_number() over (order by articles.article_id asc) as article_number,
        changed.state is not null as is_changed,
        changed.state is not null or bereft.state is not null as is_anew
    from articles
    left join changed
        on articles.state = changed.state
    left join bereft
        on articles.state = bereft.state
),

{% if goes_on() %}
articles_anew as (
    select article_state
    from numbered
    where is_anew
),

words_anew as (
    select *
    from {{ ref('int_article_words') }}
    where state in (select articles_anew.article_state from articles_anew)
),

{{ weighed_terms('terms_anew', 'words_anew') }},

asked_terms as (
    select distinct
        term_number,
        document_frequency,
        idf
    from terms_anew
    where kind <> 'name' and document_frequency <= {{ rare_within_days }}
),

-- what no article has that is made anew is not weighed
terms as (
    select
        article_words.state,
        asked_terms.term_number,
        asked_terms.document_frequency,
        asked_terms.idf
    from {{ ref('int_article_words') }} as article_words
    inner join asked_terms
        on article_words.term_number = asked_terms.term_number
),
{% else %}
all_words as (
    select * from {{ ref('int_article_words') }}
),

{{ weighed_terms('weighed', 'all_words') }},

terms as (
    select * from weighed
    where kind <> 'name' and document_frequency <= {{ rare_within_days }}
),
{% endif %}

dated_terms as (
    select
        numbered.article_number,
        numbered.day_number,
        numbered.is_anew,
        terms.term_number,
        terms.document_frequency,
        -- whole numbers, whose sum is the same in any order
        cast(round(1000 * terms.idf) as bigint) as idf
    from terms
    inner join numbered
        on terms.state = numbered.article_state
),

rare_terms as (
    select * from dated_terms
    where document_frequency <= {{ rare }}
),

-- bins as wide as the window; a pair within it lies in one bin or in two that touch
near_bins as (
    select
        *,
        floor(day_number / {{ near_days }}) as bin
    from dated_terms
    where document_frequency > {{ rare }} and day_number is not null
),

near_targets as (
    select
        *,
        bin as joined_bin
    from near_bins
    union all
    select
        *,
        bin + 1 as joined_bin
    from near_bins
    union all
    select
        *,
        bin - 1 as joined_bin
    from near_bins
),

-- the row of a pair and term holds what is needed to add it up and no more: there are many
shared_terms as (
    select
        a.article_number as number_a,
        b.article_number as number_b,
        a.idf
    from rare_terms as a
    inner join rare_terms as b
        on a.term_number = b.term_number
    where
        a.is_anew
        -- a pair of two that are made anew is found once
        and (a.article_number < b.article_number or not b.is_anew)
    union all
    select
        a.article_number as number_a,
        b.article_number as number_b,
        a.idf
    from near_bins as a
    inner join near_targets as b
        on
            a.term_number = b.term_number
            and a.bin = b.joined_bin
    where
        a.is_anew
        and (a.article_number < b.article_number or not b.is_anew)
        and abs(a.day_number - b.day_number) <= {{ near_days }}
),

shared as (
    select
        number_a,
        number_b,
        sum(idf) as shared_idf
    from shared_terms
    group by number_a, number_b
    having sum(idf) >= {{ 1000 * least_shared }}
),

idf_sums as (
    select
        article_number,
        sum(idf) as idf_sum
    from dated_terms
    {% if goes_on() %}
    where is_anew
    {% endif %}
    group by article_number
    {% if goes_on() %}
    union all
    select
        numbered.article_number,
        kept.idf_sum
    from {{ this }} as kept
    inner join numbered
        on kept.state = numbered.state
    where not numbered.is_anew{{ and_itself('kept') }}
    {% endif %}
),

-- without a date two articles may be of one day
measured as (
    select
        shared.number_a,
        shared.number_b,
        articles_a.is_changed as is_a_changed,
        articles_b.is_anew as is_b_anew,
        round(
            shared.shared_idf / sqrt(cast(sums_a.idf_sum as double) * cast(sums_b.idf_sum as double))
            / power(1 + coalesce(abs(articles_a.day_number - articles_b.day_number), 0), {{ decay }}),
            6
        ) as nearness
    from shared
    inner join numbered as articles_a
        on shared.number_a = articles_a.article_number
    inner join numbered as articles_b
        on shared.number_b = articles_b.article_number
    inner join idf_sums as sums_a
        on shared.number_a = sums_a.article_number
    inner join idf_sums as sums_b
        on shared.number_b = sums_b.article_number
),

pairs as (
    select * from measured
    where nearness >= {{ least_nearness }}
),

-- to an article that keeps its list only one that is new to it comes
both_ways as {{ materialized() }} (
    select
        number_a as article_number,
        number_b as other_number,
        nearness
    from pairs
    union all
    select
        number_b as article_number,
        number_a as other_number,
        nearness
    from pairs
    where is_b_anew or is_a_changed
),

-- a list with room for all that comes need not be put in order
sizes as (
    select article_number
    from both_ways
    {% if goes_on() %}
    union all
    select numbered.article_number
    from {{ this }} as kept
    inner join numbered
        on kept.state = numbered.state
    where
        kept.nearness is not null
        and not numbered.is_anew
        and numbered.article_number in (select both_ways.article_number from both_ways)
    {% endif %}
),

crowded as {{ materialized() }} (
    select article_number
    from sizes
    group by article_number
    having count(*) > {{ top }}
),

lists as (
    select
        article_number,
        other_number,
        nearness,
        true as is_come
    from both_ways
    where article_number in (select crowded.article_number from crowded)
    {% if goes_on() %}
    union all
    select
        numbered.article_number,
        others.article_number as other_number,
        kept.nearness,
        false as is_come
    from {{ this }} as kept
    inner join numbered
        on kept.state = numbered.state
    inner join numbered as others
        on kept.other_state = others.state
    where
        kept.nearness is not null
        and not numbered.is_anew
        and numbered.article_number in (select crowded.article_number from crowded)
    {% endif %}
),

ranked as (
    select
        *,
        row_number() over (
            partition by article_number
            order by nearness desc, other_number asc
        ) as place
    from lists
),

-- of a list that stays, what has come is put in, and what it has no place for any more taken out
moved as (
    select
        article_number,
        other_number,
        nearness,
        place <= {{ top }} as is_near
    from ranked
    where is_come = (place <= {{ top }})
    union all
    select
        article_number,
        other_number,
        nearness,
        true as is_near
    from both_ways
    where article_number not in (select crowded.article_number from crowded)
),

final as (
    select
        case when moved.is_near then numbered.article_id end as article_id,
        others.article_id as other_id,
        moved.nearness,
        numbered.state,
        others.state as other_state,
        {{ text_number('least(numbered.state, others.state), greatest(numbered.state, others.state)') }} as pair_state,
        cast(null as bigint) as idf_sum
    from moved
    inner join numbered
        on moved.article_number = numbered.article_number
    inner join numbered as others
        on moved.other_number = others.article_number
    union all
    -- itself, for an article without any other has been looked at, too
    select
        numbered.article_id,
        numbered.article_id as other_id,
        null as nearness,
        numbered.state,
        numbered.state as other_state,
        null as pair_state,
        idf_sums.idf_sum
    from numbered
    left join idf_sums
        on numbered.article_number = idf_sums.article_number
    where numbered.is_anew
    {% if goes_on() %}
    union all
    -- a list that has lost one is made anew as a whole
    select
        null as article_id,
        kept.other_id,
        kept.nearness,
        kept.state,
        kept.other_state,
        kept.pair_state,
        kept.idf_sum
    from {{ this }} as kept
    inner join numbered
        on kept.state = numbered.state
    where numbered.is_anew
    {% endif %}
)

select * from final
