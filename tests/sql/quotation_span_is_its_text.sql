-- Every quotation can be pointed at: its span of the version's body is its text.
select
    quotations.quotation_key,
    quotations.text,
    substr(
        versions.body, quotations.start_char + 1, quotations.end_char - quotations.start_char
    ) as text_at_span
from {{ ref('fct_quotations') }} as quotations
inner join {{ ref('dim_versions') }} as versions
    on quotations.version_id = versions.version_id
where
    quotations.text is distinct from substr(
        versions.body, quotations.start_char + 1, quotations.end_char - quotations.start_char
    )
