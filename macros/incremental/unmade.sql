{#
    The end of a query on `relation`, a name in it: its rows that the model holds nothing of yet. `columns` says which
    column of the model is which of the relation. At a full build that is all of them, and nothing is added to the query.
#}
{% macro unmade(relation, columns) -%}
    {%- if goes_on() -%}
    where not exists (
        select 1
        from {{ this }} as made
        where {{ same_columns('made', relation, columns) }}
    )
    {%- endif -%}
{%- endmacro %}
