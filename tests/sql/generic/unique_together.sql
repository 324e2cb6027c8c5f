{#
    Fails with each combination of `columns` that stands in more than one row. Numbers are counted first, several times
    faster than the columns themselves.
#}
{% test unique_together(model, columns) %}
{%- set number = text_number(columns | join(', ')) -%}
select
    {{ columns | join(', ') }},
    count(*) as row_count
from {{ model }}
where {{ number }} in (
    select {{ number }}
    from {{ model }}
    group by {{ number }}
    having count(*) > 1
)
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}
