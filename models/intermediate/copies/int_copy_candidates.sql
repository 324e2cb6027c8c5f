{% set most_articles = var('copy_shingle_articles', 50) %}
{% set copy_days = var('copy_days', 7) %}
{# One run that no third text has says much of two texts of one week, and nothing of two years. #}
{% set close_days = 7 %}
{# Of two long texts this many runs are enough; of shorter ones fewer, if they are a share of the text. #}
{% set enough_shared = 4 %}
{% set least_share = 0.03 %}
{% set most_repeated = 3 %}
{# What one outlet repeats is its furniture, unless it is a good part of the text, phrases counted. #}
{% set same_outlet_share = 0.15 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_a', 'article_b'],
    meta={
        'made_of': {'int_copy_texts': {'state_a': 'state', 'state_b': 'state'}},
        'void': 'state is null',
    },
) }}

with

-- states are whole numbers, which join and group several times faster than ids
texts as {{ materialized() }} (
    select
        article_id,
        state,
        outlet_key,
        day_number,
        shingles,
        {% if goes_on() %}
        state not in (
            select kept.state_a
            from {{ this }} as kept
            where kept.state_a = kept.state_b
        ) as is_changed
        {% else %}
        true as is_changed
        {% endif %}
    from {{ ref('int_copy_texts') }}
),

exploded as {{ materialized() }} (
    {{ explode('texts', ['state', 'day_number', 'is_changed'], 'shingles') }}
),

{% if goes_on() %}
changed as (
    select * from texts
    where is_changed
),

changed_places as (
    {{ explode('changed', ['state'], 'shingles') }}
),

lost as (
    select
        kept.article_a,
        kept.shingles
    from {{ this }} as kept
    left join texts
        on kept.state_a = texts.state
    where
        kept.state_a = kept.state_b
        and texts.state is null
),

lost_places as (
    {{ explode('lost', ['article_a'], 'shingles') }}
),

come_and_gone as (
    select
        value as shingle,
        1 as come,
        0 as gone
    from changed_places
    union all
    select
        value as shingle,
        0 as come,
        1 as gone
    from lost_places
),

touched as {{ materialized() }} (
    select
        shingle,
        sum(come) as come_count,
        sum(gone) as gone_count
    from come_and_gone
    group by shingle
),

touched_places as {{ materialized() }} (
    select
        state,
        value as shingle
    from exploded
    where value in ({{ few('touched', 'shingle') }})
),

place_counts as (
    select
        shingle,
        count(*) as place_count
    from touched_places
    group by shingle
),

touched_frequencies as (
    select
        touched.shingle,
        touched.come_count,
        coalesce(place_counts.place_count, 0) as place_count,
        coalesce(place_counts.place_count, 0) - touched.come_count + touched.gone_count as former_count
    from touched
    left join place_counts
        on touched.shingle = place_counts.shingle
),

-- of two texts that stay as they are it is another thing only whether no third has what they share, or too many have
turned as (
    select shingle
    from touched_frequencies
    where
        place_count - come_count >= 2
        and (
            (place_count = 2) <> (former_count = 2)
            or (place_count <= {{ most_articles }}) <> (former_count <= {{ most_articles }})
        )
),

anew as {{ materialized() }} (
    select state
    from changed
    union
    select state
    from touched_places
    where shingle in ({{ few('turned', 'shingle') }})
),

texts_anew as (
    select *
    from texts
    where state in ({{ few('anew', 'state') }})
),

places_anew as (
    {{ explode('texts_anew', ['state'], 'shingles') }}
),

-- of phrases it is known already that too many texts have them
asked as {{ materialized() }} (
    select distinct value as shingle
    from places_anew
    where
        value not in (
            select touched_frequencies.shingle
            from touched_frequencies
            where touched_frequencies.place_count > {{ most_articles }}
        )
),

places as {{ materialized() }} (
    select
        state,
        day_number,
        is_changed,
        value
    from exploded
    where value in ({{ few('asked', 'shingle') }})
),
{% else %}
places as (
    select * from exploded
),
{% endif %}

frequencies as (
    select
        value as shingle,
        count(*) as place_count
    from places
    group by value
    having count(*) between 2 and {{ most_articles }}
),

-- a text that says one thing a thousand times has it once
telling as {{ materialized() }} (
    select
        places.state,
        places.day_number,
        places.is_changed,
        {% if goes_on() %}
        places.state in (select anew.state from anew) as is_anew,
        {% endif %}
        places.value as shingle,
        frequencies.place_count
    from places
    inner join frequencies
        on places.value = frequencies.shingle
    group by
        places.state, places.day_number, places.is_changed, places.value, frequencies.place_count
),

shared as (
    {% if goes_on() %}
    -- pairs of which one has changed, and those of two that are looked at again
    select
        least(a.state, b.state) as state_a,
        greatest(a.state, b.state) as state_b,
        a.day_number as one_day,
        b.day_number as other_day,
        a.place_count
    from telling as a
    inner join telling as b
        on a.shingle = b.shingle
    where
        a.is_anew
        and case
            when a.is_changed then a.state < b.state or not b.is_changed
            else a.state < b.state and b.is_anew and not b.is_changed
        end
    {% else %}
    select
        a.state as state_a,
        b.state as state_b,
        a.day_number as one_day,
        b.day_number as other_day,
        a.place_count
    from telling as a
    inner join telling as b
        on
            a.shingle = b.shingle
            and a.state < b.state
    {% endif %}
),

pairs as (
    select
        state_a,
        state_b,
        count(*) as shared_count,
        min(place_count) as least_place_count
    from shared
    where
        abs(one_day - other_day) <= {{ copy_days }}
        or one_day is null
        or other_day is null
    group by state_a, state_b
),

measured as (
    select
        least(a.article_id, b.article_id) as article_a,
        greatest(a.article_id, b.article_id) as article_b,
        coalesce(a.outlet_key = b.outlet_key, false) as is_same_outlet,
        coalesce(abs(a.day_number - b.day_number) <= {{ close_days }}, false) as is_close,
        pairs.shared_count,
        pairs.shared_count
        / cast(least({{ list_size('a.shingles') }}, {{ list_size('b.shingles') }}) as double) as share,
        pairs.least_place_count = 2 as is_of_these_alone
    from pairs
    inner join texts as a
        on pairs.state_a = a.state
    inner join texts as b
        on pairs.state_b = b.state
),

likely as {{ materialized() }} (
    select *
    from measured
    where
        case
            when is_same_outlet then shared_count >= 2 and share >= {{ least_share }}
            when shared_count >= {{ enough_shared }} then true
            else share >= {{ least_share }} and (shared_count > 1 or (is_close and is_of_these_alone))
        end
),

likely_ids as (
    select article_a as article_id
    from likely
    union
    select article_b as article_id
    from likely
),

-- where one phrase comes back again and again there is nothing to tell apart; asked in a group, for DuckDB would ask
-- it of all texts before it looks which are likely
likely_texts as {{ materialized() }} (
    select
        texts.article_id,
        any_value(texts.state) as state,
        any_value(texts.shingles) as shingles
    from texts
    inner join likely_ids
        on texts.article_id = likely_ids.article_id
    group by texts.article_id
    having max({{ list_size('texts.shingles') }} - {{ most_repeated }} * {{ different_items('texts.shingles') }}) <= 0
),

candidates as {{ materialized() }} (
    select
        likely.article_a,
        likely.article_b,
        a.state as state_a,
        b.state as state_b,
        likely.is_same_outlet
    from likely
    inner join likely_texts as a
        on likely.article_a = a.article_id
    inner join likely_texts as b
        on likely.article_b = b.article_id
    where
        not likely.is_same_outlet
        or {{ list_size(shared_items('a.shingles', 'b.shingles')) }}
        >= {{ same_outlet_share }} * least({{ list_size('a.shingles') }}, {{ list_size('b.shingles') }})
),

final as (
    select
        article_a,
        article_b,
        state_a,
        state_b,
        {{ text_number('state_a, state_b') }} as state,
        is_same_outlet,
        null as shingles
    from candidates
    union all
    -- itself, with what it was looked for by: once it is gone, others may be alone with what they share
    select
        article_id as article_a,
        article_id as article_b,
        state as state_a,
        state as state_b,
        state,
        true as is_same_outlet,
        shingles
    from texts
    where is_changed
    {% if goes_on() %}
    union all
    -- looked at again, and unlikely by now; what was kept of a text that has changed since goes anyway
    select
        kept.article_a,
        kept.article_b,
        null as state_a,
        null as state_b,
        null as state,
        null as is_same_outlet,
        null as shingles
    from {{ this }} as kept
    left join candidates
        on
            kept.article_a = candidates.article_a
            and kept.article_b = candidates.article_b
    where
        kept.article_a <> kept.article_b
        and kept.state_a in (select anew.state from anew)
        and kept.state_b in (select anew.state from anew)
        and candidates.article_a is null
    {% endif %}
)

select * from final
