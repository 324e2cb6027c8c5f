{#
    What two statements are compared by, as narrow as can be: numbers for texts that are only equal or not.

    `statements` is a table of statements as `int_statements` has them, of which the latest count. `light_verbs` is a
    list of quoted acts that say nothing of what was done.
#}
{% macro statement_features(statements, light_verbs) -%}
    {#- They end as a superlative does and are none. -#}
    {%- set no_superlatives =
        'arrest|contest|crest|conquest|forest|guest|harvest|honest|inquest|interest|invest|latest|manifest|midwest|modest|'
        ~ 'northeast|northwest|priest|protest|quest|request|rest|southwest|test|west'
    -%}
(
    select
        {{ text_number('statement_key') }} as statement_number,
        {{ text_number('predicate_class') }} as act_number,
        -- an act that says nothing of what was done has none
        case
            when predicate_class not in ({{ light_verbs }}) then {{ text_number('story_key, predicate_class') }}
        end as telling_number,
        {{ number_of('subject_entity_key') }} as subject_entity_number,
        {{ number_of('subject_class') }} as subject_class_number,
        {{ number_of('subject_general') }} as subject_general_number,
        {{ number_of('subject_kind') }} as subject_kind_number,
        {{ number_of('subject_head') }} as subject_head_number,
        {{ number_of('object_entity_key') }} as object_entity_number,
        {{ number_of('object_class') }} as object_class_number,
        {{ number_of('object_general') }} as object_general_number,
        {{ number_of('where_entity_key') }} as where_entity_number,
        {{ number_of('lower(where_text)') }} as where_text_number,
        how_many_low,
        event_earliest,
        event_latest,
        when_earliest,
        when_latest,
        kind = 'attitude' as is_attitude,
        kind = 'apposition' as is_apposition,
        modality = 'asserted' as is_asserted,
        polarity = 'affirmed' as is_affirmed,
        modality in ('planned', 'expected') as is_ahead,
        {{ day_number('published_at') }} as published_day,
        coalesce(predicate_class = 'be' and object_class is not null and kind <> 'attitude', false) as is_role,
        -- asked of roles alone, for it is asked of every character
        case
            when predicate_class = 'be' then {{ matches(
                replace_all("' ' || lower(coalesce(object_text, '')) || ' '", ' (' ~ no_superlatives ~ ') ', ' '),
                ' ([a-z]{2,}est|most|least|worst|only|sole|first|last) '
            ) }}
            else false
        end as is_foremost
    from {{ statements }}
    where is_latest
)
{%- endmacro %}
