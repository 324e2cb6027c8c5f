{#
    CTEs that say of articles which likeness is the greatest that they have with any other; the last is called `name`.
    `pairs` names a relation with `state_a`, `state_b` and the columns `measures`; `asked` one with the `state` of each
    article that is asked for, or nothing for all.
#}
{% macro bests_of(name, pairs, measures, asked=none) -%}
{{ name }}_both_ways as (
    {%- for side in ['state_a', 'state_b'] %}
    select
        {{ side }} as state,
        {{ measures | join(',\n        ') }}
    from {{ pairs }}
    {%- if asked %}
    where {{ side }} in (select {{ asked }}.state from {{ asked }})
    {%- endif %}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

{{ name }} as (
    select
        state,
        {%- for measure in measures %}
        max({{ measure }}) as best_{{ measure }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ name }}_both_ways
    group by state
)
{%- endmacro %}
