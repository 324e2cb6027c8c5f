{#
    The numbers of all runs of `size` elements of a list of words, in their order; an empty list where it is shorter.
    Each engine has its own, as for `text_number`.
#}
{% macro shingle_numbers(list, size) -%}
    {{ return(adapter.dispatch('shingle_numbers', 'crosswire')(list, size)) }}
{%- endmacro %}

{% macro default__shingle_numbers(list, size) -%}
    transform({{ shingles(list, size) }}, words -> {{ text_number('words') }})
{%- endmacro %}

{# the words are hashed as they lie: joined to one text first, a run costs three times as much #}
{% macro duckdb__shingle_numbers(list, size) -%}
    list_transform(
        range(1, len({{ list }}) - {{ size - 2 }}),
        lambda i: hash({% for step in range(size) -%}
            {{ list }}[i{{ ' + ' ~ step if step }}]{{ ', ' if not loop.last }}
        {%- endfor %})
    )
{%- endmacro %}
