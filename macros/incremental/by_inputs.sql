{#
    The incremental strategy `by_inputs`: a build makes anew the rows of those units whose inputs are others than when the
    model was built last. The model's meta names the relation of units with the `state` of what each is made of
    (`inputs`), and the model's own column, or expression, that tells the unit of a row (`unit`); `inputs` has it under
    the same name, or under the one of `input_unit`.
    What a model was made of is written beside it (`keep_inputs`), so that a unit without a row counts as made, and a build
    that was stopped is caught up with by the next, model by model.
    The query says itself what it makes anew, with `is_unmade`; so the same query makes all rows at a full build.
#}
{% macro get_incremental_by_inputs_sql(arguments) -%}
    {%- set meta = model.config.meta -%}
    {%- set columns = arguments['dest_columns'] | map(attribute='quoted') | join(', ') -%}
    delete from {{ arguments['target_relation'] }}
    {%- if kept_inputs_exist() %}
    where {{ meta['unit'] }} in (
        select kept.unit
        from {{ kept_inputs() }} as kept
        left join {{ ref(meta['inputs']) }} as inputs
            on kept.unit = inputs.{{ input_unit() }} and kept.state = inputs.state
        where inputs.state is null
    )
    {%- endif -%}
    ;
    insert into {{ arguments['target_relation'] }} ({{ columns }})
    select {{ columns }}
    from {{ arguments['temp_relation'] }}
{%- endmacro %}

{# The column of the model's inputs that tells the unit. #}
{% macro input_unit() -%}
    {%- set meta = model.config.meta -%}
    {{ return(meta.get('input_unit', meta['unit'])) }}
{%- endmacro %}

{# The table of what a model of this strategy was made of: `unit`, `state`. #}
{% macro kept_inputs() -%}
    {{ return(this.incorporate(path={'schema': 'intermediate', 'identifier': 'made_of_' ~ this.identifier})) }}
{%- endmacro %}

{% macro kept_inputs_exist() -%}
    {%- set of = kept_inputs() -%}
    {{ return(adapter.get_relation(of.database, of.schema, of.identifier) is not none) }}
{%- endmacro %}


{#
    A condition: that a row is of a unit which the model is to make anew. `column` is the unit's column in the row; where
    its `inputs` call it otherwise, `under` says how. At a full build that is all of them.
    The other side of such a condition is filtered last, here and in `is_in`: then DuckDB hands a Bloom filter of it to
    the scan, and neither reads wide columns nor works out those of a view for rows that stay as they are.
#}
{% macro is_unmade(column, inputs, under=none) -%}
    {%- if goes_on() and kept_inputs_exist() -%}
    {{ column }} in (
        select inputs.{{ under or column }}
        from {{ inputs }} as inputs
        left join {{ kept_inputs() }} as kept
            on inputs.{{ input_unit() }} = kept.unit and inputs.state = kept.state
        where kept.unit is null
    )
    {%- else -%}
    true
    {%- endif -%}
{%- endmacro %}

{#
    A condition: that a row has to do with those of a CTE that is already narrowed. `column` is the row's; where the CTE
    calls it otherwise, `under` says how. At a full build, always. `table`, where most rows that it holds for have just been
    put in, names what they are rows of, which is no view.
#}
{% macro is_in(relation, column, under=none, table=none) -%}
    {%- set asked = relation ~ '.' ~ (under or column) -%}
    {%- set condition = column ~ ' in (select ' ~ asked ~ ' from ' ~ relation ~ ' where ' ~ asked ~ ' is not null)' -%}
    {%- if not goes_on() -%}
    true
    {%- elif table -%}
    {{ by_place(table, condition) }}
    {%- else -%}
    {{ condition }}
    {%- endif -%}
{%- endmacro %}
