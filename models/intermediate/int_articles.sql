-- a view: the bodies are kept once, with the versions
{{ config(materialized='view') }}

with

versions as (
    select * from {{ ref('int_versions') }}
),

articles as (
    select * from versions
    where is_latest
)

select * from articles
