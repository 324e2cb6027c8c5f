{#
    The numbers of all different runs of `size` elements of a list of words; an empty list where it is shorter.
    Each engine has its own, as for `text_number`.
#}
{% macro shingle_numbers(list, size) -%}
    {{ return(adapter.dispatch('shingle_numbers', 'crosswire')(list, size)) }}
{%- endmacro %}

{% macro default__shingle_numbers(list, size) -%}
    array_distinct(transform({{ shingles(list, size) }}, words -> {{ text_number('words') }}))
{%- endmacro %}

{% macro duckdb__shingle_numbers(list, size) -%}
    list_distinct(list_transform({{ shingles(list, size) }}, lambda words: {{ text_number('words') }}))
{%- endmacro %}
