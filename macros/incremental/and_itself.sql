{#
    The end of a condition on `name`, which stands for the model's own table: that the row is the one that an article, or
    whatever else rows are made of, has for itself. Such rows are written last, so that DuckDB skips all others.
#}
{% macro and_itself(name) -%}
    {%- set itself = model.config.get('meta', {}).get('itself') -%}
    {%- if itself %} and {{ name }}.{{ itself }}{% endif -%}
{%- endmacro %}
