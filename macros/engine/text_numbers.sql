{#
    The numbers of a list's texts, in their order. Each engine has its own, as for `text_number`.
#}
{% macro text_numbers(list) -%}
    {{ return(adapter.dispatch('text_numbers', 'crosswire')(list)) }}
{%- endmacro %}

{% macro default__text_numbers(list) -%}
    transform({{ list }}, item -> {{ text_number('item') }})
{%- endmacro %}

{% macro duckdb__text_numbers(list) -%}
    list_transform({{ list }}, lambda item: {{ text_number('item') }})
{%- endmacro %}
