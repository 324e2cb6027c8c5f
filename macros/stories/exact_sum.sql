{# A sum to nine decimals that is the same in any order, as no sum of floats is: of whole billionths. #}
{% macro exact_sum(value) -%}
cast(sum(cast(round(1000000000 * ({{ value }})) as bigint)) as double) / 1000000000
{%- endmacro %}
