{#
    What each model does once it is made, in one transaction with it: one of strategy `by_inputs` keeps what it was made
    of. Spark makes every model anew, and needs nothing kept.
#}
{% macro keep_inputs() -%}
    {%- if execute and config.get('incremental_strategy') == 'by_inputs' -%}
    {{ adapter.dispatch('keep_inputs', 'crosswire')() }}
    {%- endif -%}
{%- endmacro %}

{% macro default__keep_inputs() -%}
{%- endmacro %}

{% macro duckdb__keep_inputs() -%}
    create or replace table {{ kept_inputs() }} as
    select
        {{ input_unit() }} as unit,
        state
    from {{ ref(model.config.meta['inputs']) }}
{%- endmacro %}
