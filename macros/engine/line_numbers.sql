{#
    The numbers of a list's lines in their order, the same for lines that differ in capitals and outer blanks; null for
    a line without anything. Each engine has its own, as for `text_number`.
#}
{% macro line_numbers(list) -%}
    {{ return(adapter.dispatch('line_numbers', 'crosswire')(list)) }}
{%- endmacro %}

{% macro default__line_numbers(list) -%}
    transform({{ list }}, line -> case when trim(line) <> '' then {{ text_number('lower(trim(line))') }} end)
{%- endmacro %}

{% macro duckdb__line_numbers(list) -%}
    list_transform({{ list }}, lambda line: case when trim(line) <> '' then {{ text_number('lower(trim(line))') }} end)
{%- endmacro %}
