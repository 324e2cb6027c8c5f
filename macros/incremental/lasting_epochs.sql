{#
    The end of a model that holds until when statistics hold, from a CTE with `subject`, a count and `contents`, a number
    that is another one with any change. Up to `exact_statistics_up_to` of what is counted they are always those of all;
    from there on until there are `growth` times as many, or as few.
#}
{% macro lasting_epochs(sizes, count, epoch) -%}
{%- set small = var('exact_statistics_up_to', 1000) -%}
{%- set growth = 1.25 -%}
epochs as (
    select
        subject,
        {{ count }},
        {{ text_number("cast(" ~ count ~ " as string) || ' ' || cast(contents as string)") }} as {{ epoch }}
    from {{ sizes }}
)

{% if is_incremental() %}
select epochs.*
from epochs
left join {{ this }} as lasting
    on epochs.subject = lasting.subject
where
    lasting.{{ epoch }} is null
    or (epochs.{{ count }} <= {{ small }} and epochs.{{ epoch }} <> lasting.{{ epoch }})
    or epochs.{{ count }} > lasting.{{ count }} * {{ growth }}
    or epochs.{{ count }} * {{ growth }} < lasting.{{ count }}
{% else %}
select * from epochs
{% endif %}
{%- endmacro %}
