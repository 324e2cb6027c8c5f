-- An altered quotation names the words that differ, and no other variant does.
select
    quotation_key,
    variant,
    altered_words
from {{ ref('fct_quotations') }}
where (coalesce(variant, '') = 'altered') <> (altered_words is not null)
