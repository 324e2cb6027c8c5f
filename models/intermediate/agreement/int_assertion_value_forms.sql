{%- set hedge = '(?:about|around|approximately|approx\\.?|roughly|nearly|almost|some|circa|ca?\\.|~)' -%}
{%- set floor = '(?:at least|more than|over|>=?|≥)' -%}
{%- set ceiling = '(?:at most|up to|less than|fewer than|under|<=?|≤)' -%}
{%- set opening = '^(?:(' ~ hedge ~ '|' ~ floor ~ '|' ~ ceiling ~ ') ?)?[$€£¥]? ?' -%}
{%- set figure = '[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?(?:e[+-]?[0-9]{1,2})?' -%}
{%- set scale = '(?:thousand|million|billion|bn|trillion)' -%}
{%- set range = ' ?(?:-|–|to) ?[$€£¥]?(' ~ figure ~ ')' -%}
{%- set whole = opening ~ figure ~ '(?:' ~ range ~ ')?(?: ?' ~ scale ~ ')?(?: ?%)?$' -%}
with

assertions as (
    select * from {{ ref('stg_assertions') }}
),

given as (
    select
        property,
        value,
        {{ folded('value') }} as folded_value,
        count(*) as row_count
    from assertions
    group by property, value
),

-- a hedge, a currency, a figure, perhaps a second figure, a scale, a percent sign; nothing else
numeric as (
    select
        *,
        {{ matched('folded_value', opening ~ figure, 1) }} as hedge,
        {{ matched('folded_value', '[$€£¥%]', 0) }} as unit,
        {{ matched('folded_value', figure, 0) }} as first_figure,
        {{ matched('folded_value', figure ~ range, 1) }} as last_figure,
        case {{ matched('folded_value', scale, 0) }}
            when 'thousand' then 1e3
            when 'million' then 1e6
            when 'billion' then 1e9
            when 'bn' then 1e9
            when 'trillion' then 1e12
            else 1
        end as factor
    from given
    where {{ matches('folded_value', whole) }}
),

figures as (
    select
        *,
        try_cast(replace(first_figure, ',', '') as double) * factor as first_number,
        try_cast(replace(nullif(last_figure, ''), ',', '') as double) * factor as last_number
    from numeric
),

numbers as (
    select
        property,
        value,
        hedge <> '' as is_hedged,
        nullif(unit, '') as scope,
        case
            when {{ matches('hedge', '^' ~ ceiling ~ '$') }} then null
            else least(first_number, coalesce(last_number, first_number))
        end as low,
        case
            when {{ matches('hedge', '^' ~ floor ~ '$') }} then null
            else greatest(first_number, coalesce(last_number, first_number))
        end as high
    from figures
    where first_number is not null
),

days as (
    select
        property,
        value,
        {{ read_day('folded_value') }} as day
    from given
),

read_values as (
    select
        given.property,
        given.value,
        given.folded_value,
        given.row_count,
        numbers.is_hedged,
        numbers.scope,
        numbers.low,
        numbers.high,
        days.day,
        numbers.value is not null as is_number,
        -- what stands where nothing is known says nothing
        given.folded_value in (
            '', '-', '--', '—', '?', 'n/a', 'n.a.', 'na', 'nan', 'none', 'null', 'nil', 'unknown',
            'not known', 'not available', 'unavailable', 'missing', 'tba', 'tbd'
        ) as is_blank
    from given
    inner join days
        on given.property = days.property and given.value = days.value
    left join numbers
        on given.property = numbers.property and given.value = numbers.value
),

-- a property is of the kind that nine in ten of its values are
properties as (
    select
        property,
        case
            when sum(case when is_number then row_count else 0 end) >= 0.9 * sum(row_count)
                then 'number'
            when sum(case when day is not null then row_count else 0 end) >= 0.9 * sum(row_count)
                then 'date'
            else 'text'
        end as property_kind
    from read_values
    where not is_blank
    group by property
),

typed as (
    select
        read_values.property,
        read_values.value as spelling,
        read_values.row_count,
        case
            when properties.property_kind = 'number' and read_values.is_number then 'number'
            when properties.property_kind = 'date' and read_values.day is not null then 'date'
            else 'text'
        end as value_kind,
        read_values.folded_value,
        read_values.is_hedged,
        read_values.scope,
        read_values.low,
        read_values.high,
        {{ day_number('read_values.day') }}::double as day_number
    from read_values
    inner join properties
        on read_values.property = properties.property
    where not read_values.is_blank
),

compared as (
    select
        property,
        spelling,
        row_count,
        value_kind,
        case value_kind when 'number' then low when 'date' then day_number end as value_low,
        case value_kind when 'number' then high when 'date' then day_number end as value_high,
        value_kind = 'number' and is_hedged as is_hedged,
        case when value_kind = 'number' then scope end as scope,
        case value_kind
            when 'number'
                then concat_ws(
                    ' ',
                    coalesce({{ number_text('low') }}, '<'),
                    coalesce({{ number_text('high') }}, '>'),
                    is_hedged::string,
                    scope
                )
            when 'date'
                then day_number::string
            else {{ joined(item_set('folded_value'), ';') }}
        end as comparable_value
    from typed
)

select
    property,
    spelling,
    value_kind,
    value_low,
    value_high,
    is_hedged,
    scope,
    -- equal values go by their most frequent spelling, of equally frequent ones by the one that sorts first
    first_value(spelling) over (
        partition by property, value_kind, comparable_value
        order by row_count desc, spelling asc
    ) as value
from compared
