{#
    How tables and views of the project are made in DuckDB. It takes one transaction, and the new one for the old one in
    the statement that makes it: the adapter renames twice and drops, which is half of what a view costs. What the
    adapter does beside that is for settings that no model of the project has.
#}
{% materialization table, adapter='duckdb' -%}
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
