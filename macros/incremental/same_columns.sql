{# A condition: that columns of one relation equal columns of another; `columns` has a name of the one as key, of the other as value. #}
{% macro same_columns(one, other, columns) -%}
    {%- for column, other_column in columns.items() -%}
        {{ " and " if not loop.first }}{{ one }}.{{ column }} = {{ other }}.{{ other_column }}
    {%- endfor -%}
{%- endmacro %}
