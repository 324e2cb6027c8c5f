{#
    `text` with every match of a regular expression replaced. `pattern` is the expression itself, not SQL.
#}
{% macro replace_all(text, pattern, replacement) -%}
    {{ return(adapter.dispatch('replace_all', 'crosswire')(text, pattern, replacement)) }}
{%- endmacro %}

{% macro default__replace_all(text, pattern, replacement) -%}
    {{ return("regexp_replace(" ~ text ~ ", '" ~ (pattern | replace("\\", "\\\\") | replace("'", "\\'")) ~ "', '" ~ replacement ~ "')") }}
{%- endmacro %}

{% macro duckdb__replace_all(text, pattern, replacement) -%}
    {{ return("regexp_replace(" ~ text ~ ", '" ~ (pattern | replace("'", "''")) ~ "', '" ~ replacement ~ "', 'g')") }}
{%- endmacro %}
