{#
    The date that a count of days stands for: the other way round than `day_number`.
#}
{% macro day_of_number(number) -%}
    {{ return(adapter.dispatch('day_of_number', 'crosswire')(number)) }}
{%- endmacro %}

{% macro default__day_of_number(number) -%}
    date_add(date '1970-01-01', cast({{ number }} as int))
{%- endmacro %}

{% macro duckdb__day_of_number(number) -%}
    (date '1970-01-01' + cast({{ number }} as integer))
{%- endmacro %}
