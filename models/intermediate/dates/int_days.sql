{# Digits of the greatest number of days that the calendar can have: news from 1500 to 2200 fits. #}
{% set digits = 6 %}
{% set terms = [] %}
{% for place in range(digits) %}
{% do terms.append('digit_' ~ place ~ '.digit * ' ~ 10 ** place) %}
{% endfor %}

with

articles as (
    select * from {{ ref('int_articles') }}
),

ends as (
    select
        min(cast(published_at as date)) as first_day,
        max(cast(published_at as date)) as last_day
    from articles
),

digits as (
    {% for digit in range(10) %}
    select {{ digit }} as digit
    {% if not loop.last %}
    union all
    {% endif %}
    {% endfor %}
),

numbers as (
    select {{ terms | join(' + ') }} as number
    from digits as digit_0
    {% for place in range(1, digits) %}
    cross join digits as digit_{{ place }}
    {% endfor %}
),

days as (
    select
        {{ shift_days('ends.first_day', 'numbers.number') }} as day,
        ends.last_day
    from ends
    inner join numbers
        on numbers.number <= {{ day_number('ends.last_day') }} - {{ day_number('ends.first_day') }}
)

select day
from days
