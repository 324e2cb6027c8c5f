-- Every quotation that was extracted is in the mart, once, but for those that an editor struck.
with

struck as (
    select distinct quotation_key
    from {{ ref('fct_corrections') }}
    where
        action = 'not_quotation'
        and state = 'applied'
)

select
    extracted.quotation_key,
    count(quotations.quotation_key) as row_count
from {{ ref('stg_quotations') }} as extracted
left join {{ ref('fct_quotations') }} as quotations
    on extracted.quotation_key = quotations.quotation_key
left join struck
    on extracted.quotation_key = struck.quotation_key
group by extracted.quotation_key
having count(quotations.quotation_key) <> case when count(struck.quotation_key) = 0 then 1 else 0 end
