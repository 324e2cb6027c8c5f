{#
    Agreement beyond chance: `agreement` as a share of what chance, `chance`, leaves open; null where it leaves nothing.
    With Gwet's chance it is AC1, with Cohen's it is kappa.
#}
{% macro agreement_beyond_chance(agreement, chance) -%}
    (({{ agreement }}) - ({{ chance }})) / nullif(1 - ({{ chance }}), 0)
{%- endmacro %}
