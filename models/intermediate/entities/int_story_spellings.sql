{# Jaro-Winkler similarity from which two names that share initial and last word are spellings of one. #}
{% set least_similarity = 0.93 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_name_inputs', 'unit': 'story_key'},
) }}

with

things as (
    select * from {{ ref('int_named_things') }}
    where identity like 'name:% %' and {{ is_unmade('story_key', ref('int_story_name_inputs')) }}
),

names as (
    select
        story_key,
        identity,
        case when kind = 'person' then 'person' else 'other' end as kind_group,
        substr(identity, 6) as name,
        substr(identity, 6, 1) as initial,
        {{ matched('identity', '[^ ]+$', 0) }} as last_word,
        {{ matched('substr(identity, 6)', '^[^ ]+', 0) }} as first_word,
        count(distinct article_id) as article_count
    from things
    group by story_key, identity, case when kind = 'person' then 'person' else 'other' end
),

-- only names of one story that share initial and last word are compared
pairs as (
    select
        names.story_key,
        names.identity,
        others.identity as variant_of,
        sum(others.article_count)::bigint as weight
    from names
    inner join names as others
        on
            names.story_key = others.story_key
            and names.kind_group = others.kind_group
            and names.initial = others.initial
            and names.last_word = others.last_word
    where
        names.identity <> others.identity
        and (
            others.article_count > names.article_count
            or (others.article_count = names.article_count and others.identity < names.identity)
        )
        and (
            jaro_winkler_similarity(names.name, others.name) >= {{ least_similarity }}
            or (
                names.kind_group = 'person'
                and (
                    -- "Ann Example" and "Ann B. Example"
                    (
                        names.first_word = others.first_word
                        and (
                            names.name = names.first_word || ' ' || names.last_word
                            or others.name = others.first_word || ' ' || others.last_word
                        )
                    )
                    -- "A. Example" and "Ann Example"
                    or (length(names.first_word) = 1 or length(others.first_word) = 1)
                )
            )
        )
        -- "Flight 12" and "Flight 13" are two
        and {{ replace_all('names.name', '[^0-9]', '') }} = {{ replace_all('others.name', '[^0-9]', '') }}
    group by names.story_key, names.identity, others.identity
)

select * from pairs
