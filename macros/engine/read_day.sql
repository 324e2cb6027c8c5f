{#
    The day that a text names: ISO, or with the month in English words; null where it names none.
    "3/4/2021" is two days, depending on who writes, and therefore none.
#}
{% macro read_day(text) -%}
    {{ return(adapter.dispatch('read_day', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__read_day(text) -%}
    coalesce(
        try_to_date({{ text }}, 'yyyy-MM-dd'),
        try_to_date({{ text }}, 'yyyy/MM/dd'),
        try_to_date({{ text }}, 'MMMM d, yyyy'),
        try_to_date({{ text }}, 'd MMMM yyyy'),
        try_to_date({{ text }}, 'MMM d, yyyy'),
        try_to_date({{ text }}, 'd MMM yyyy')
    )
{%- endmacro %}

{% macro duckdb__read_day(text) -%}
    try_strptime(
        {{ text }},
        ['%Y-%m-%d', '%Y/%m/%d', '%B %d, %Y', '%d %B %Y', '%b %d, %Y', '%d %b %Y']
    )::date
{%- endmacro %}
