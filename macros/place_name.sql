{#
    A place's name for comparing: spelled out, small letters, no article before it.
#}
{% macro place_name(text) -%}
    {%- set spelled = "lower(" ~ spelled_out(text) ~ ")" -%}
    case when {{ spelled }} like 'the %' then substr({{ spelled }}, 5) else {{ spelled }} end
{%- endmacro %}

{#
    A place with "Saint", "Fort" and "Mount" spelled out where they begin one of its parts: "St. Orla" and "Saint Orla" are
    one town. "5th St. NW" stays a street.
#}
{% macro spelled_out(place) -%}
    {%- set spelled = namespace(text=place) -%}
    {%- for short, long in {'St': 'Saint', 'Ft': 'Fort', 'Mt': 'Mount'}.items() -%}
        {%- for short, long in ((short, long), (short | upper, long | upper)) -%}
            {%- set spelled.text = replace_all(spelled.text, '\\b' ~ short ~ '\\.? ', long ~ ' ') -%}
        {%- endfor -%}
    {%- endfor -%}
    case
        when {{ matches(place, '(^|, )((?i:East|West|North|South) )?(?i:St|Ft|Mt)\\.? [A-Z]') }} then {{ spelled.text }}
        else {{ place }}
    end
{%- endmacro %}

{#
    Whether a place has a word that `spelled_out` gives for a short one.
#}
{% macro has_spelled_out(place) -%}
    {{ matches('lower(' ~ place ~ ')', '(^|, )((east|west|north|south) )?(saint|fort|mount) ') }}
{%- endmacro %}
