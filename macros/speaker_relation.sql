{#
    How two speakers stand to each other: `same` entity; `different` for two persons; `compatible` where one is
    printed with the other ("Norland's minister" and Norland), or at least half of what the one is called the other
    is called, too (a ministry and its minister); otherwise `different` for two entities and `unknown` where one is not
    resolved. `one` and `other` name relations with `speaker_entity_key` and `speaker_kind`; `shared_entity_count` counts
    entities printed with both of which one speaks; the other counts are of words that they are called by: shared,
    of the one, of the other.
#}
{% macro speaker_relation(one, other, shared_entity_count, shared_count, one_count, other_count) -%}
    case
        when {{ one }}.speaker_entity_key = {{ other }}.speaker_entity_key then 'same'
        when
            {{ one }}.speaker_kind = 'person'
            and {{ other }}.speaker_kind = 'person'
            and {{ one }}.speaker_entity_key <> {{ other }}.speaker_entity_key
            then 'different'
        when {{ shared_entity_count }} > 0 then 'compatible'
        when {{ shared_count }} * 2 >= least({{ one_count }}, {{ other_count }}) then 'compatible'
        when {{ one }}.speaker_entity_key <> {{ other }}.speaker_entity_key then 'different'
        else 'unknown'
    end
{%- endmacro %}
