{#
    A stable text key for a list of columns.
    Each part carries its own length, so ('ab', 'c') and ('a', 'bc') differ; null is its own value.
#}
{% macro surrogate_key(columns) -%}
    {%- if columns is string or not columns -%}
        {{ exceptions.raise_compiler_error("surrogate_key needs a list of columns, got: " ~ columns) }}
    {%- endif -%}
    md5(concat_ws('|'
    {%- for column in columns -%}
        , coalesce(length({{ column }}::string) || ':' || {{ column }}::string, 'null')
    {%- endfor -%}
    ))
{%- endmacro %}
