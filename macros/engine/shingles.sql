{#
    All runs of `size` elements of a list of words, each joined by blanks; an empty list where it is shorter.
#}
{% macro shingles(list, size) -%}
    {{ return(adapter.dispatch('shingles', 'crosswire')(list, size)) }}
{%- endmacro %}

{% macro default__shingles(list, size) -%}
    case
        when size({{ list }}) >= {{ size }}
            then transform(
                sequence(1, size({{ list }}) - {{ size - 1 }}), i -> concat_ws(' ', slice({{ list }}, i, {{ size }}))
            )
        else array()
    end
{%- endmacro %}

{% macro duckdb__shingles(list, size) -%}
    list_transform(
        range(1, len({{ list }}) - {{ size - 2 }}),
        lambda i: {% for step in range(size) -%}
            {{ list }}[i{{ ' + ' ~ step if step }}]{{ " || ' ' || " if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
