{#
    The texts of a group as one, with `separator` between them, in the ascending order of `ordering`.
#}
{% macro ordered_text(text, separator, ordering) -%}
    {{ return(adapter.dispatch('ordered_text', 'crosswire')(text, separator, ordering)) }}
{%- endmacro %}

{% macro default__ordered_text(text, separator, ordering) -%}
    listagg({{ text }}, '{{ separator }}') within group (order by {{ ordering }} asc)
{%- endmacro %}

{% macro duckdb__ordered_text(text, separator, ordering) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ ordering }} asc)
{%- endmacro %}
