{# A number for a text that is only asked to be equal to another, as `text_number`; nothing for nothing. #}
{% macro number_of(text) -%}
    case when {{ text }} is not null then {{ text_number(text) }} end
{%- endmacro %}
