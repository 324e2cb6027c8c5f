{#
    How tables and views of the project are made in DuckDB. It takes one transaction, and the new one for the old one in
    the statement that makes it: the adapter renames twice and drops, which is half of what a view costs. What the
    adapter does beside that is for settings that no model of the project has.
#}
{% macro duckdb_make_table() -%}
    {%- set target = this.incorporate(type='table') -%}
    {%- set new = make_intermediate_relation(target) -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks) }}
    {%- call statement('main') -%}
        drop table if exists {{ new }};
        {{ create_table_as(false, new, compiled_code) }}
        {%- if existing is not none %}
        drop {{ existing.type }} {{ target }};
        {%- endif %}
        alter table {{ new }} rename to {{ target.identifier }}
    {%- endcall -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({'relations': [target]}) }}
{%- endmacro %}

{% materialization table, adapter='duckdb' -%}
    {{ return(duckdb_make_table()) }}
{%- endmaterialization %}

{#
    What is made anew is put in by the statement that takes out what does not stand any more: the adapter makes a
    temporary table of it first, and looks up the columns of both in the catalog. A strategy that asks its own rows
    before it takes some out makes such a table itself (`by_unit`).
#}
{% materialization incremental, adapter='duckdb' -%}
    {%- if not is_incremental() -%}
        {{ return(duckdb_make_table()) }}
    {%- endif -%}
    {%- if config.get('contract').enforced -%}
        {%- for columns_of in [compiled_code, 'select * from ' ~ this] -%}
            {{ get_assert_columns_equivalent(columns_of) }}
        {%- endfor -%}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for column in run_query('describe ' ~ this).rows -%}
        {%- do columns.append(api.Column.create(column['column_name'], column['column_type'])) -%}
    {%- endfor -%}
    {%- set put_in = adapter.get_incremental_strategy_macro(context, config.require('incremental_strategy')) -%}
    {{ run_hooks(pre_hooks) }}
    {%- call statement('main') -%}
        {{ put_in({
            'target_relation': this,
            'temp_relation': '(\n' ~ compiled_code ~ '\n)',
            'unique_key': config.get('unique_key'),
            'dest_columns': columns,
        }) }}
    {%- endcall -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({'relations': [this]}) }}
{%- endmaterialization %}

{% materialization view, adapter='duckdb' -%}
    {%- set target = this.incorporate(type='view') -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks) }}
    {%- call statement('main') -%}
        {%- if existing is not none and not existing.is_view %}
        drop {{ existing.type }} {{ target }};
        {%- endif %}
        create or replace view {{ target }} as (
            {{ compiled_code }}
        )
    {%- endcall -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({'relations': [target]}) }}
{%- endmaterialization %}
