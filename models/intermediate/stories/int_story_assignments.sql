-- what was is known only to what was kept: the log grows by what changed, and nothing else is read from the last build
{{ config(materialized='incremental', incremental_strategy='append') }}

{{ assignment_log(ref('int_article_stories'), member=['article_id'], key='story_key', name='article_id') }}
