{% set measures = [
    'word_cosine', 'name_cosine', 'number_cosine', 'lead_cosine', 'rare_overlap', 'number_overlap', 'title_share', 'title_both_share',
    'word_cosine_of_best', 'name_cosine_of_best', 'lead_cosine_of_best', 'age_shared', 'age_conflict',
    'street_shared', 'street_conflict', 'person_shared', 'person_conflict', 'place_shared', 'place_conflict', 'day_shared',
    'day_conflict', 'weekday_shared', 'weekday_conflict', 'month_day_shared', 'month_day_conflict', 'same_outlet', 'dated', 'ln_days', 'within_day', 'over_30',
] %}
{# Less likely pairs count as strangers when an average is taken. #}
{% set least_score = 0.02 %}
{# Words of an untitled text that has no room to share much with another. #}
{% set most_words_of_brief = 120 %}

with

pairs as (
    select * from {{ ref('int_story_pairs') }}
),

story_weights as (
    select * from {{ ref('story_weights') }}
),

briefs as (
    select article_id
    from {{ ref('int_article_texts') }}
    where {{ list_size('title_words') }} = 0 and body_word_count <= {{ most_words_of_brief }}
),

-- what is known of the days is a measure of its own, so that undated pairs are judged by their texts alone
measured as (
    select
        pairs.*,
        case when pairs.days_apart is null then 0 else 1 end as dated,
        coalesce(ln(1 + pairs.days_apart), 0) as ln_days,
        case when pairs.days_apart <= 1 then 1 else 0 end as within_day,
        case when pairs.days_apart > 30 then 1 else 0 end as over_30,
        pairs.days_apart is null and brief_a.article_id is not null and brief_b.article_id is not null as is_brief
    from pairs
    left join briefs as brief_a
        on pairs.article_a = brief_a.article_id
    left join briefs as brief_b
        on pairs.article_b = brief_b.article_id
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
where score >= {{ least_score }}
