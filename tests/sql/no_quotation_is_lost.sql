-- Every quotation that was extracted is in the mart, once.
select
    extracted.quotation_key,
    count(quotations.quotation_key) as row_count
from {{ ref('stg_quotations') }} as extracted
left join {{ ref('fct_quotations') }} as quotations
    on extracted.quotation_key = quotations.quotation_key
group by extracted.quotation_key
having count(quotations.quotation_key) <> 1
