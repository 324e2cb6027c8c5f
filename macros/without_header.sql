{#
    The body of a version with blanks where its printed header stands, so that places in it stay places in the body.
#}
{% macro without_header() -%}
    case when text_start = 0 then body else repeat(' ', text_start) || substr(body, text_start + 1) end
{%- endmacro %}
