{#
    The elements of a list of texts as one text, with `separator` between them; empty for an empty list.
#}
{% macro joined(list, separator) -%}
    {{ return(adapter.dispatch('joined', 'crosswire')(list, separator)) }}
{%- endmacro %}

{% macro default__joined(list, separator) -%}
    array_join({{ list }}, '{{ separator }}')
{%- endmacro %}

{% macro duckdb__joined(list, separator) -%}
    array_to_string({{ list }}, '{{ separator }}')
{%- endmacro %}
