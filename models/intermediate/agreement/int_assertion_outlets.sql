with

assertions as (
    select * from {{ ref('stg_assertions') }}
)

select
    {{ surrogate_key(['outlet', 'null']) }} as outlet_key,
    outlet,
    count(*) as assertion_count
from assertions
group by outlet
