{#
    The words of a text in their order, in lower case: runs of letters and digits.
    An apostrophe and a point between digits end a word like any other mark.
#}
{% macro words(text) -%}
    {{ return(adapter.dispatch('words', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__words(text) -%}
    regexp_extract_all(lower({{ text }}), '[\\p{L}\\p{N}]+', 0)
{%- endmacro %}

{# what stands between words becomes one blank and blanks are cut at: a match costs, and marks are fewer than words #}
{% macro duckdb__words(text) -%}
    list_filter(
        string_split(regexp_replace(lower({{ text }}), '[^\p{L}\p{N}]{2,}|[^\p{L}\p{N} ]', ' ', 'g'), ' '),
        lambda word: word <> ''
    )
{%- endmacro %}
