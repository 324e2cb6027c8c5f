-- what was is known only to what was kept: the log grows by what changed, and no refresh brings it back
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

{{ assignment_log(ref('int_article_stories'), member=['article_id'], key='story_key', name='article_id') }}
