{#
    The incremental strategy `by_unit`: a build takes out the rows that do not stand any more, and puts in the rows of
    the model's query, in one transaction. Rows go
    - whose unit (`unique_key`) the query has made anew: all rows of a unit are made together;
    - that were made of something that is another one by now, or gone: `made_of` in the model's meta names, per
      relation, which columns of the model are which of the relation; each of its rows must have a partner there.
    The query says itself what it makes anew, with `unmade`; so the same query makes all rows at a full build.
#}
{% macro get_incremental_by_unit_sql(arguments) -%}
    {%- set units = arguments['unique_key'] -%}
    {%- set made_of = model.config.get('meta', {}).get('made_of', {}) -%}
    {%- if not units or units is string -%}
        {{ exceptions.raise_compiler_error("by_unit needs unique_key as a list of columns, got: " ~ units) }}
    {%- endif -%}
    {%- set columns = arguments['dest_columns'] | map(attribute='quoted') | join(', ') -%}
    delete from {{ arguments['target_relation'] }} as kept
    where exists (
        select 1
        from {{ arguments['temp_relation'] }} as made
        where {{ same_columns('made', 'kept', dict(zip(units, units))) }}
    );
    {% for relation, columns_of in made_of.items() %}
    delete from {{ arguments['target_relation'] }} as kept
    where not exists (
        select 1
        from {{ ref(relation) }} as made_of
        where {{ same_columns('kept', 'made_of', columns_of) }}
    );
    {% endfor %}
    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arguments['temp_relation'] }}
{%- endmacro %}
