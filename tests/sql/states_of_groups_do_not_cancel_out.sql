-- groups whose rows are alike but for what they have in common: two articles that name one entity in the same two places
with

places as (
    select 1 as place
    union all
    select 2 as place
),

texts as (
    select 'one' as text
    union all
    select 'other' as text
),

states as (
    select
        texts.text,
        bit_xor({{ text_number('places.place, texts.text') }}) as state
    from texts
    cross join places
    group by texts.text
)

select state
from states
group by state
having count(*) > 1
