with

spellings as (
    select * from {{ ref('int_story_spellings') }}
),

weighed as (
    select
        identity,
        variant_of,
        sum(weight) as weight
    from spellings
    group by identity, variant_of
),

best as (
    select
        identity,
        variant_of,
        -- the most frequent spelling, then the first in the alphabet
        row_number() over (partition by identity order by weight desc, variant_of asc) as place
    from weighed
),

chosen as (
    select
        identity,
        variant_of
    from best
    where place = 1
),

-- what two spellings choose of each other, in two stories, is the first in the alphabet
one_way as (
    select
        chosen.identity,
        chosen.variant_of
    from chosen
    left join chosen as back
        on
            chosen.variant_of = back.identity
            and chosen.identity = back.variant_of
    where
        back.identity is null
        or chosen.variant_of < chosen.identity
),

followed as (
    select
        one_way.identity,
        coalesce(second.variant_of, one_way.variant_of) as variant_of
    from one_way
    left join one_way as second
        on
            one_way.variant_of = second.identity
            and one_way.identity <> second.variant_of
)

select * from followed
