{#
    A date as a count of days, so that two of them can be subtracted.
#}
{% macro day_number(day) -%}
    {{ return(adapter.dispatch('day_number', 'crosswire')(day)) }}
{%- endmacro %}

{% macro default__day_number(day) -%}
    datediff({{ day }}, date '1970-01-01')
{%- endmacro %}

{% macro duckdb__day_number(day) -%}
    date_diff('day', date '1970-01-01', {{ day }})
{%- endmacro %}
