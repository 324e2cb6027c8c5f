{# A cosine is also seen beside the best that an article has; a poor best is no measure, as in a pile of two look-alikes. #}
{% set least_bests = {'word_cosine': 0.2, 'name_cosine': 0.3, 'lead_cosine': 0.15} %}
{% set measures = [
    'word_cosine', 'name_cosine', 'number_cosine', 'lead_cosine', 'rare_overlap', 'number_overlap', 'title_share', 'title_both_share',
    'word_cosine_of_best', 'name_cosine_of_best', 'lead_cosine_of_best', 'age_shared', 'age_conflict',
    'street_shared', 'street_conflict', 'person_shared', 'person_conflict', 'place_shared', 'place_conflict', 'day_shared',
    'day_conflict', 'weekday_shared', 'weekday_conflict', 'month_day_shared', 'month_day_conflict', 'same_outlet', 'dated', 'ln_days', 'within_day', 'over_30',
] %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['state'],
    meta={'void': 'article_a is null'},
) }}

with

story_weights as (
    select * from {{ ref('story_weights') }}
),

briefs as (
    select state
    from {{ ref('int_story_states') }}
    where is_brief
),

{# Named at each place where it is read: a CTE would be kept whole, with all its measures. #}
{% set likenesses = ref('int_story_likenesses') %}
{% if goes_on() %}
moved as {{ materialized() }} (
    select
        coalesce(come.state, gone.state) as state,
        coalesce(come.state_a, gone.state_a) as state_a,
        coalesce(come.state_b, gone.state_b) as state_b,
        gone.state is null as is_come
    from {{ likenesses }} as come
    full join {{ this }} as gone
        on come.state = gone.state
    where come.state is null or gone.state is null
),

ends as (
    select state_a as state
    from moved
    union
    select state_b as state
    from moved
),

{{ bests_of('former_bests', this, least_bests, 'ends') }},

{{ bests_of('new_bests', likenesses, least_bests, 'ends') }},

-- a pair beside which the best of one of the two is another one, or that has come
touched as (
    select new_bests.state
    from new_bests
    left join former_bests
        on
            new_bests.state = former_bests.state
            {%- for cosine in least_bests %}
            and new_bests.best_{{ cosine }} = former_bests.best_{{ cosine }}
            {%- endfor %}
    where former_bests.state is null
),

-- which they are is asked of narrow rows; of the wide ones no more are read
asked_states as (
    select state
    from {{ likenesses }}
    where state_a in (select touched.state from touched)
    union
    select state
    from {{ likenesses }}
    where state_b in (select touched.state from touched)
    union
    select state
    from moved
    where is_come
),

asked as {{ materialized() }} (
    select *
    from {{ likenesses }}
    where state in (select asked_states.state from asked_states)
),

asked_ends as (
    select state_a as state
    from asked
    union
    select state_b as state
    from asked
),
{% else %}
asked as (
    select * from {{ likenesses }}
),
{% endif %}

{{ bests_of('bests', likenesses, least_bests, 'asked_ends' if goes_on() else none) }},

pairs as (
    select
        {%- for cosine, least_best in least_bests.items() %}
        round((
            asked.{{ cosine }} / greatest(bests_a.best_{{ cosine }}, {{ least_best }})
            + asked.{{ cosine }} / greatest(bests_b.best_{{ cosine }}, {{ least_best }})
        ) / 2, 6) as {{ cosine }}_of_best,
        {%- endfor %}
        asked.*
    from asked
    inner join bests as bests_a
        on asked.state_a = bests_a.state
    inner join bests as bests_b
        on asked.state_b = bests_b.state
),

-- what is known of the days is a measure of its own, so that undated pairs are judged by their texts alone
measured as (
    select
        pairs.*,
        case when pairs.days_apart is null then 0 else 1 end as dated,
        coalesce(ln(1 + pairs.days_apart), 0) as ln_days,
        case when pairs.days_apart <= 1 then 1 else 0 end as within_day,
        case when pairs.days_apart > 30 then 1 else 0 end as over_30,
        pairs.days_apart is null and brief_a.state is not null and brief_b.state is not null as is_brief
    from pairs
    left join briefs as brief_a
        on pairs.state_a = brief_a.state
    left join briefs as brief_b
        on pairs.state_b = brief_b.state
),

weights as (
    {%- for name in ['weight', 'brief_weight'] %}
    select
        {{ 'true' if name == 'brief_weight' else 'false' }} as is_brief,
        {%- for measure in measures %}
        coalesce(max(case when feature = '{{ measure }}' then {{ name }} end), 0) as {{ measure }}_weight,
        {%- endfor %}
        coalesce(max(case when feature = 'intercept' then {{ name }} end), 0) as intercept
    from story_weights
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

scored as (
    select
        measured.*,
        round(1 / (1 + exp(-(
            weights.intercept
            {%- for measure in measures %}
            + weights.{{ measure }}_weight * measured.{{ measure }}
            {%- endfor %}
        ))), 6) as score
    from measured
    inner join weights
        on measured.is_brief = weights.is_brief
)

select * from scored
{% if goes_on() %}
union all by name
select
    state,
    null as article_a
from moved
where not is_come
{% endif %}
