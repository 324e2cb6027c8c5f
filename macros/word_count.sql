{#
    How many words a text has; null for no text.
#}
{% macro word_count(text) -%}
    {{ list_size(words(text)) }}
{%- endmacro %}
