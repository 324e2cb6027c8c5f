-- until when accuracies hold can only be told from when they were taken
{{ config(materialized='incremental', incremental_strategy='by_unit', unique_key=['subject']) }}

with

inputs as (
    select * from {{ ref('int_claim_inputs') }}
),

contents as (
    select bit_xor(state) as contents
    from inputs
),

articles as (
    select count(*) as article_count
    from {{ ref('int_versions') }}
    where is_latest
),

assertions as (
    select count(*) as assertion_count
    from {{ ref('stg_assertions') }}
),

sizes as (
    select
        'outlets' as subject,
        articles.article_count + assertions.assertion_count as source_count,
        contents.contents
    from contents
    cross join articles
    cross join assertions
),

{{ lasting_epochs('sizes', count='source_count', epoch='state') }}
