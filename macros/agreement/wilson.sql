{#
    A bound of the 95 % score interval of a share, `k` of `n` (Wilson 1927); null where `n` is 0.
    `k` need not be whole. `bound` is "low" or "high".
#}
{% macro wilson(k, n, bound) -%}
    {%- if bound not in ['low', 'high'] -%}
        {{ exceptions.raise_compiler_error("wilson needs the bound low or high, got: " ~ bound) }}
    {%- endif -%}
    {%- set z = 1.959963984540054 -%}
    {%- set z2 = 3.8414588206941236 -%}
    {%- set share -%} (({{ k }})::double / nullif(({{ n }})::double, 0)) {%- endset -%}
    {%- set size -%} nullif(({{ n }})::double, 0) {%- endset -%}
    {#- at 0 and at n rounding would leave the interval -#}
    case when {{ n }} > 0 then greatest(0, least(1, (
        {{ share }} + {{ z2 }} / (2 * {{ size }})
        {{ '-' if bound == 'low' else '+' }} {{ z }} * sqrt(
            greatest({{ share }} * (1 - {{ share }}), 0) / {{ size }} + {{ z2 }} / (4 * {{ size }} * {{ size }})
        )
    ) / (1 + {{ z2 }} / {{ size }}))) end
{%- endmacro %}
