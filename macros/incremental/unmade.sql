{#
    The end of a query on one relation: its rows whose `column`, never null, the model's own of that name does not hold yet.
    At a full build that is all of them, and nothing is added to the query.
    A model with many rows for each names in its meta, as `itself`, the condition that holds for one of them alone.
    `not exists` says the same in three times as long: the engine groups the column first.
#}
{% macro unmade(column) -%}
    {%- if goes_on() -%}
    where {{ column }} not in (
        select made.{{ column }}
        from {{ this }} as made
        where true{{ and_itself('made') }}
    )
    {%- endif -%}
{%- endmacro %}
