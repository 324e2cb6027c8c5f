-- A correction that changes nothing any more is told: its words or its name are gone, or another one contradicts it.
-- That one of its words' versions knows it is enough.
select
    corrections.source,
    corrections.place,
    corrections.action,
    corrections.text,
    corrections.value,
    min(corrections.state) as state
from {{ ref('fct_corrections') }} as corrections
group by
    corrections.correction_key,
    corrections.source,
    corrections.place,
    corrections.action,
    corrections.text,
    corrections.value
having count(case when corrections.state = 'applied' then 1 end) = 0
