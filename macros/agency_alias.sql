{# A name as `wire_aliases` has it: "By Ann Lee for Reuters" and "Reuters staff" credit Reuters. #}
{% macro agency_alias(name) -%}
regexp_replace(regexp_replace(
    lower(trim({{ name }})), '^(by|from|via|source:?|photo by|staff|text:?) ', ''
), ' (staff|writer|writers|reporter|correspondent|newsroom)$', '')
{%- endmacro %}
