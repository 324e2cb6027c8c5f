{#
    How a table of the project is made on Spark, from what `spark_steps` has worked out beforehand. `append` adds to a
    table that is there; any other is made anew.
#}
{% macro spark_make_table(append=false) -%}
    {%- set relation = this.incorporate(type='table') -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks) }}
    {%- set made = spark_steps(spark_nulls_last(sql)) -%}
    {%- if existing is not none and not append -%}
        {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
    {%- call statement('main') -%}
        {%- if existing is not none and append -%}
            insert into {{ relation }} {{ made.query }}
        {%- else -%}
            {{ create_table_as(false, relation, made.query) }}
        {%- endif -%}
    {%- endcall -%}
    {%- for step in made.steps -%}
        {%- do run_query('drop table if exists ' ~ step) -%}
    {%- endfor -%}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [relation]}) }}
{%- endmacro %}

{# Where an order says no more, a null comes last in DuckDB; in Spark it comes first of what ascends. #}
{% macro spark_nulls_last(query) -%}
    {{ return(modules.re.sub('\\basc\\b(?!\\s+nulls\\b)', 'asc nulls last', query)) }}
{%- endmacro %}

{% materialization table, adapter='spark' -%}
    {{ return(spark_make_table()) }}
{%- endmaterialization %}

{#
    Tables of plain files give no row back: a model of strategy `by_unit` is made anew, and says so where it was asked for
    a part. The append to a history is an append.
#}
{% materialization incremental, adapter='spark' -%}
    {%- set is_append = config.get('incremental_strategy') == 'append' -%}
    {%- if is_incremental() and not is_append -%}
        {{ exceptions.raise_compiler_error("on Spark " ~ this ~ " is made anew: give --full-refresh") }}
    {%- endif -%}
    {{ return(spark_make_table(append=is_append)) }}
{%- endmaterialization %}

{# The plan of a view is made anew wherever the view is named: one of several relations is a table. #}
{% materialization view, adapter='spark' -%}
    {%- if model.depends_on.nodes | length > 1 -%}
        {{ return(spark_make_table()) }}
    {%- endif -%}
    {{ return(create_or_replace_view()) }}
{%- endmaterialization %}
