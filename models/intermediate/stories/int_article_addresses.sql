{# A view: it costs little, and the only model that reads it asks for few articles. #}
{{ config(materialized='view') }}

{# "harbour-bridge-closed": three words at least, for two may be a section. #}
{% set slug = '[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+){2,}' %}

with

articles as (
    select
        article_id,
        {{ replace_all("coalesce(url, '')", "^[A-Za-z]+://[^/]*|[?#].*$", "") }} as path
    from {{ ref('int_articles') }}
)

select
    article_id,
    {{ words(joined(matches_of('path', slug), ' ')) }} as slug_words
from articles
