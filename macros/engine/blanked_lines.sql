{#
    A text with blanks in place of some of its lines, as long as before; `places` is a list of their 1-based positions.
#}
{% macro blanked_lines(text, places) -%}
    {{ return(adapter.dispatch('blanked_lines', 'crosswire')(text, places)) }}
{%- endmacro %}

{% macro default__blanked_lines(text, places) -%}
    array_join(transform(
        {{ lines(text) }},
        (line, place) -> case when array_contains({{ places }}, place + 1) then repeat(' ', length(line)) else line end
    ), '\n')
{%- endmacro %}

{% macro duckdb__blanked_lines(text, places) -%}
    array_to_string(list_transform(
        list_zip({{ lines(text) }}, generate_series(1, len({{ lines(text) }}))),
        lambda line: case when list_contains({{ places }}, line[2]) then repeat(' ', length(line[1])) else line[1] end
    ), chr(10))
{%- endmacro %}
