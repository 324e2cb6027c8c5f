-- a view: a count of whole numbers
{{ config(materialized='view') }}

with

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

repeated_heads as (
    select head
    from shingles
    group by head
    having count(*) > 1
)

select
    shingles.article_id,
    shingles.state
from shingles
inner join repeated_heads
    on shingles.head = repeated_heads.head
