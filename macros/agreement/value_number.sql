{#
    A number for the value that fills a slot of a claim, and one for the slot: what rows of `relation`, or of the only one
    in the query, are joined by where there are millions, several times faster than by three texts. As `text_number`,
    never shown, ordered by or kept.
#}
{% macro value_number(relation='', value='value') -%}
    {%- set of = relation ~ '.' if relation else '' -%}
    {{ text_number([of ~ 'claim_key', of ~ 'slot', of ~ value] | join(', ')) }}
{%- endmacro %}

{% macro slot_number(relation='') -%}
    {%- set of = relation ~ '.' if relation else '' -%}
    {{ text_number([of ~ 'claim_key', of ~ 'slot'] | join(', ')) }}
{%- endmacro %}
