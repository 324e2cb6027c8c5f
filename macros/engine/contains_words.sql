{#
    Whether a text contains another as whole words, regardless of capitals: "North Quay, Elmport" contains "Elmport".
#}
{% macro contains_words(text, part) -%}
    {{ return(adapter.dispatch('contains_words', 'crosswire')(text, part)) }}
{%- endmacro %}

{% macro default__contains_words(text, part) -%}
    (
        array_join({{ words(part) }}, ' ') <> ''
        and contains(
            concat(' ', array_join({{ words(text) }}, ' '), ' '), concat(' ', array_join({{ words(part) }}, ' '), ' ')
        )
    )
{%- endmacro %}

{% macro duckdb__contains_words(text, part) -%}
    (
        len({{ words(part) }}) > 0
        and contains(
            ' ' || array_to_string({{ words(text) }}, ' ') || ' ', ' ' || array_to_string({{ words(part) }}, ' ') || ' '
        )
    )
{%- endmacro %}
