{#
    A select with one row per `keys` of `relation`: `median`, the smallest `value` at which at least half of
    the `weight` is reached. A value that somebody gave, never one between two.
#}
{% macro weighted_median(relation, keys, value, weight) -%}
    {%- if keys is string or not keys -%}
        {{ exceptions.raise_compiler_error("weighted_median needs a list of keys, got: " ~ keys) }}
    {%- endif -%}
    select
        {{ keys | join(', ') }},
        min({{ value }}) as median
    from (
        select
            *,
            sum({{ weight }}) over (
                partition by {{ keys | join(', ') }}
                order by {{ value }} asc
                range between unbounded preceding and current row
            ) as weight_so_far,
            sum({{ weight }}) over (partition by {{ keys | join(', ') }}) as weight_total
        from {{ relation }}
        where {{ value }} is not null
    ) as running
    {# sums of one set in two orders differ in their last digits -#}
    where weight_so_far * 2 >= weight_total * (1 - 1e-9)
    group by {{ keys | join(', ') }}
{%- endmacro %}
