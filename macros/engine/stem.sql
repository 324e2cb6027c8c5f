{#
    What the forms of an English word in lower case share: `plan` of "plans", "planned" and "planning".
    Plural and verb endings go, not the endings that make another word.
#}
{% macro stem(word) -%}
    {{ return(adapter.dispatch('stem', 'crosswire')(word)) }}
{%- endmacro %}

{% macro default__stem(word) -%}
    {{ return(stem_in_steps(word, '$')) }}
{%- endmacro %}

{% macro duckdb__stem(word) -%}
    {{ return(stem_in_steps(word, '\\')) }}
{%- endmacro %}

{# `group` is the sign that stands before the number of a group in a replacement. #}
{% macro stem_in_steps(word, group) -%}
    {%- set steps = [
        ('(..)ie[sd]$', group ~ '1y'),
        ('([^su])s$', group ~ '1'),
        ('([a-z]*[aeiouy][a-z]*[a-z])(ing|ed)$', group ~ '1'),
        ('(b)b$|(d)d$|(g)g$|(m)m$|(n)n$|(p)p$|(r)r$|(t)t$', range(1, 9) | map('string') | map('replace', '', group, 1) | join),
        ('([a-z][a-z][a-z])e$', group ~ '1'),
    ] -%}
    {%- set found = namespace(text=word) -%}
    {%- for pattern, replacement in steps -%}
        {%- set found.text = "regexp_replace(" ~ found.text ~ ", '" ~ pattern ~ "', '" ~ replacement ~ "')" -%}
    {%- endfor -%}
    {{ return(found.text) }}
{%- endmacro %}
