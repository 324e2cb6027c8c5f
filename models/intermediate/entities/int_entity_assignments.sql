-- what was is known only to what was kept: the log grows by what changed, and nothing else is read from the last build
{{ config(materialized='incremental', incremental_strategy='append') }}

{{
    assignment_log(
        ref('int_named_entities'),
        member=['version_id', 'thing_start', 'thing_end'],
        key='entity_key',
        name='name',
    )
}}
