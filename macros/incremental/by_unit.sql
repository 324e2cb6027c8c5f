{#
    The incremental strategy `by_unit`: `by_state`, and rows go also whose unit (`unique_key`, a list of columns) the
    query has made anew, for all rows of a unit are made together. It is for rows that depend on others of their model.
    A row of which `void` holds, a condition in the model's meta, only says that its unit has no rows any more: it
    takes the old ones out and is not put in. What is made anew is worked out first, from all of the model's rows.
#}
{% macro get_incremental_by_unit_sql(arguments) -%}
    {%- set units = arguments['unique_key'] -%}
    {%- if not units or units is string -%}
        {{ exceptions.raise_compiler_error("by_unit needs unique_key as a list of columns, got: " ~ units) }}
    {%- endif -%}
    {%- set made = 'made_' ~ this.identifier -%}
    create temporary table {{ made }} as
    select * from {{ arguments['temp_relation'] }};
    delete from {{ arguments['target_relation'] }} as kept
    where exists (
        select 1
        from {{ made }} as made
        where {{ same_columns('made', 'kept', units) }}
    );
    {{ get_incremental_by_state_sql(dict(arguments, temp_relation=made)) }};
    drop table {{ made }}
{%- endmacro %}
