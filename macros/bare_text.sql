{#
    A text in lower case without blanks, line feeds and quotation marks: copies differ in them.
#}
{% macro bare_text(text) -%}
    {%- set bare = namespace(text='lower(' ~ text ~ ')') -%}
    {%- for mark in ["' '", "chr(10)", "'\"'", "'“'", "'”'", "''''", "'’'", "'‘'"] -%}
        {%- set bare.text = 'replace(' ~ bare.text ~ ', ' ~ mark ~ ", '')" -%}
    {%- endfor -%}
    {{ return(bare.text) }}
{%- endmacro %}
