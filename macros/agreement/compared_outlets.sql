{#
    Each two outlets that fill one slot of a claim, as a relation to select from: the rows of `given` (claim_key, slot,
    outlet_id, value) where `condition` holds, tied by equal values or by `value_pairs`, with `severity` from 0 (agree)
    to 3 (contradict).
    A CTE in its place would be kept whole by DuckDB where it is read twice, and has too many rows for that.
#}
{% macro compared_outlets(given, value_pairs, condition) -%}
(
        select
            a.claim_key,
            a.outlet_id as outlet_a_id,
            b.outlet_id as outlet_b_id,
            a.value as value_a,
            b.value as value_b,
            0 as severity
        from {{ given }} as a
        inner join {{ given }} as b
            on
                a.claim_key = b.claim_key
                and a.slot = b.slot
                and a.value = b.value
                and a.outlet_id < b.outlet_id
        where a.{{ condition }} and b.{{ condition }}
        union all
        select
            a.claim_key,
            least(a.outlet_id, b.outlet_id) as outlet_a_id,
            greatest(a.outlet_id, b.outlet_id) as outlet_b_id,
            a.value as value_a,
            b.value as value_b,
            case value_pairs.relation
                when 'contradict' then 3 when 'tension' then 2 when 'compatible' then 1 else 0
            end as severity
        from {{ value_pairs }} as value_pairs
        inner join {{ given }} as a
            on
                value_pairs.claim_key = a.claim_key
                and value_pairs.slot = a.slot
                and value_pairs.value_a = a.value
        inner join {{ given }} as b
            on
                value_pairs.claim_key = b.claim_key
                and value_pairs.slot = b.slot
                and value_pairs.value_b = b.value
        where a.{{ condition }} and b.{{ condition }}
    ) as compared
{%- endmacro %}
