{#
    Each two outlets that fill one slot of a claim, as a relation to select from: the rows of `given` (claim_number,
    value_number, category, outlet_id) where `condition` holds, tied by equal values or by `compared_values`
    (value_a_number, value_b_number, severity), with `severity` from 0 (agree) to 3 (contradict).
    A CTE in its place would be kept whole by DuckDB where it is read twice, and has too many rows for that.
#}
{% macro compared_outlets(given, compared_values, condition) -%}
(
        select
            a.claim_number,
            a.outlet_id as outlet_a_id,
            b.outlet_id as outlet_b_id,
            a.category as category_a,
            b.category as category_b,
            0 as severity
        from {{ given }} as a
        inner join {{ given }} as b
            on a.value_number = b.value_number and a.outlet_id < b.outlet_id
        where a.{{ condition }} and b.{{ condition }}
        union all
        select
            a.claim_number,
            least(a.outlet_id, b.outlet_id) as outlet_a_id,
            greatest(a.outlet_id, b.outlet_id) as outlet_b_id,
            a.category as category_a,
            b.category as category_b,
            compared_values.severity
        from {{ compared_values }} as compared_values
        inner join {{ given }} as a
            on compared_values.value_a_number = a.value_number
        inner join {{ given }} as b
            on compared_values.value_b_number = b.value_number
        where a.{{ condition }} and b.{{ condition }}
    ) as compared
{%- endmacro %}
