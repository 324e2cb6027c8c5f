{#
    The end of a query on `relation`, a name in it: its rows that the model holds nothing of yet. `columns` says which
    column of the model is which of the relation. At a full build that is all of them, and nothing is added to the query.
    A model with many rows for each names in its meta, as `itself`, the condition that holds for one of them alone.
#}
{% macro unmade(relation, columns) -%}
    {%- if goes_on() -%}
    where not exists (
        select 1
        from {{ this }} as made
        where {{ same_columns('made', relation, columns) }}{{ and_itself('made') }}
    )
    {%- endif -%}
{%- endmacro %}
