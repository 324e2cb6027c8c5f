-- a view: a new epoch weighs every term anew, and each article is asked for by few
{{ config(materialized='view') }}

with

article_words as (
    select * from {{ ref('int_article_words') }}
),

{{ weighed_terms('terms', 'article_words') }}

select * from terms
