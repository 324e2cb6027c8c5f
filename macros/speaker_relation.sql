{#
    How two speakers stand to each other: `same` entity; `compatible` where at least half of what the one is called
    the other is called, too (a ministry and its minister); `different` for two entities, and for two persons in any
    case; `unknown` where one is not resolved. `one` and `other` name relations with `speaker_entity_key` and
    `speaker_kind`; the counts are of words that they are called by: shared, of the one, of the other.
#}
{% macro speaker_relation(one, other, shared_count, one_count, other_count) -%}
    case
        when {{ one }}.speaker_entity_key = {{ other }}.speaker_entity_key then 'same'
        when
            {{ one }}.speaker_kind = 'person'
            and {{ other }}.speaker_kind = 'person'
            and {{ one }}.speaker_entity_key <> {{ other }}.speaker_entity_key
            then 'different'
        when {{ shared_count }} * 2 >= least({{ one_count }}, {{ other_count }}) then 'compatible'
        when {{ one }}.speaker_entity_key <> {{ other }}.speaker_entity_key then 'different'
        else 'unknown'
    end
{%- endmacro %}
