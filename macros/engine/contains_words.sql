{#
    Whether a text contains another as whole words, regardless of capitals: "North Quay, Elmport" contains "Elmport".
#}
{% macro contains_words(text, part) -%}
    {{ contains_run(word_run(text), word_run(part)) }}
{%- endmacro %}

{#
    The words of a text with a blank around each, for `contains_run`, where one text is compared with many.
#}
{% macro word_run(text) -%}
    (' ' || {{ joined(words(text), ' ') }} || ' ')
{%- endmacro %}

{#
    Whether the words of one `word_run` stand in another; no words stand nowhere.
#}
{% macro contains_run(run, part) -%}
    ({{ part }} <> '  ' and contains({{ run }}, {{ part }}))
{%- endmacro %}
