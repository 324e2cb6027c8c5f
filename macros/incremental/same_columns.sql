{# A condition: that columns of one relation, a list of names, equal those of another. #}
{% macro same_columns(one, other, columns) -%}
    {%- for column in columns -%}
        {{ " and " if not loop.first }}{{ one }}.{{ column }} = {{ other }}.{{ column }}
    {%- endfor -%}
{%- endmacro %}
