{# Less likely pairs count as strangers when an average is taken. #}
{% set least_score = 0.02 %}

-- a view: a part of the pairs
{{ config(materialized='view') }}

with

pairs as (
    select * from {{ ref('int_story_pairs') }}
)

select * from pairs
where score >= {{ least_score }}
