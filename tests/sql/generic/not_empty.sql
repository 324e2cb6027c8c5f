{#
    Fails, with one row, where a relation has no rows although `source` has some.
    Without `where_any` the relation itself must have rows.
#}
{% test not_empty(model, where_any=none) %}
select 1 as failure
where
    not exists (select 1 from {{ model }})
    {% if where_any %} and exists (select 1 from {{ where_any }}) {% endif %}
{% endtest %}
