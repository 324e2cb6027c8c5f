{#
    The words of a text as texts are compared, in their order and with their capitals: quotation marks and
    punctuation fall away, a curly apostrophe is a straight one, "1,200" is 1200, "..." and ". . ." are "…",
    and round or square brackets stand as "[" and "]".
#}
{% macro comparison_words(text) -%}
    {{ return(adapter.dispatch('comparison_words', 'crosswire')(text)) }}
{%- endmacro %}

{% macro default__comparison_words(text) -%}
    regexp_extract_all(
        regexp_replace(
            regexp_replace(translate({{ text }}, '’‘ʼ(){}', '\'\'\'[][]'), '\\.( ?\\.){2,}', '…'),
            '(\\p{N}),(?=\\p{N}{3}(?:\\P{N}|$))', '$1'
        ),
        '[\\p{L}\\p{M}\\p{N}]+(?:\'[\\p{L}\\p{M}]+)*|[…\\[\\]]', 0
    )
{%- endmacro %}

{% macro duckdb__comparison_words(text) -%}
    {#- no lookahead here: the comma goes in two passes, for 1,200,300 -#}
    regexp_extract_all(
        regexp_replace(
            regexp_replace(
                regexp_replace(translate({{ text }}, '’‘ʼ(){}', '''''''[][]'), '\.( ?\.){2,}', '…', 'g'),
                '(\p{N}),(\p{N}{3})\b', '\1\2', 'g'
            ),
            '(\p{N}),(\p{N}{3})\b', '\1\2', 'g'
        ),
        '[\p{L}\p{M}\p{N}]+(?:''[\p{L}\p{M}]+)*|[…\[\]]'
    )
{%- endmacro %}
