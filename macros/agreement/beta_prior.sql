{#
    A select with one row, `alpha`, `beta` and `rho`: the Beta distribution from which the shares of `relation`
    (columns `k`, of `n`) seem to be drawn, by the method of moments. Nulls where there is nothing to fit: fewer
    than two rows, or all shares 0 or 1. The overdispersion `rho` is kept between 0.001 and 0.999.
#}
{% macro beta_prior(relation, k, n) -%}
    select
        mean * (1 - rho) / rho as alpha,
        (1 - mean) * (1 - rho) / rho as beta,
        rho
    from (
        select
            mean,
            least(greatest(
                (spread - mean * (1 - mean) * (row_count - 1))
                / nullif(mean * (1 - mean) * (size - (row_count - 1)), 0),
                0.001
            ), 0.999) as rho
        from (
            select
                totals.mean,
                totals.row_count,
                totals.size,
                sum(cases.{{ n }} * power(cases.{{ k }}::double / cases.{{ n }} - totals.mean, 2)) as spread
            from {{ relation }} as cases
            cross join (
                select
                    sum({{ k }})::double / sum({{ n }}) as mean,
                    sum({{ n }})::double - sum({{ n }}::double * {{ n }}) / sum({{ n }}) as size,
                    count(*) as row_count
                from {{ relation }}
                where {{ n }} > 0
            ) as totals
            where cases.{{ n }} > 0
            group by totals.mean, totals.row_count, totals.size
        ) as moments
        where row_count > 1 and mean > 0 and mean < 1
    ) as fitted
{%- endmacro %}
