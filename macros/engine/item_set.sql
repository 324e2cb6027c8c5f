{#
    The items of a text that lists them with semicolons or bars, each once and sorted: "b; a" is ["a", "b"].
#}
{% macro item_set(text) -%}
    {{ return(adapter.dispatch('item_set', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__item_set(text) -%}
    array_sort(array_distinct(filter(split({{ text }}, r'\s*[;|]\s*'), item -> item <> '')))
{%- endmacro %}

{% macro duckdb__item_set(text) -%}
    list_sort(list_distinct(list_filter(string_split_regex({{ text }}, '\s*[;|]\s*'), lambda item: item <> '')))
{%- endmacro %}
