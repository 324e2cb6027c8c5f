-- what was is known only to what was kept: the log grows by what changed, and no refresh brings it back
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

{{
    assignment_log(
        ref('int_named_entities'),
        member=['version_id', 'thing_start', 'thing_end'],
        key='entity_key',
        name='name',
    )
}}
