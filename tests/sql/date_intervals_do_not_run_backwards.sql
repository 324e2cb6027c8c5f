-- An interval that has both ends begins before it ends.
select
    date_key,
    text,
    earliest,
    latest
from {{ ref('fct_dates') }}
where
    latest < earliest
    or (earliest is null and latest is not null)
