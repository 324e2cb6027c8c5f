{#
    A place's name for comparing: small letters, no article before it.
#}
{% macro place_name(text) -%}
    case when lower({{ text }}) like 'the %' then substr(lower({{ text }}), 5) else lower({{ text }}) end
{%- endmacro %}
