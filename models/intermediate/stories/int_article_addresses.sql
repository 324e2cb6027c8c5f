{# "/2031/05/08/", "/2031/may/08/" or "/20310508": a day with its year first, as archives are laid out. #}
{% set year = '(?:19|20)[0-9]{2}' %}
{% set figures = '[/_-](' ~ year ~ '[/-][01]?[0-9][/-][0-3]?[0-9])(?:[/_.-]|$)' %}
{% set with_name = '/(' ~ year ~ '/[A-Za-z]{3}/[0-3]?[0-9])(?:/|$)' %}
{% set compact = '[/_-](' ~ year ~ '[01][0-9][0-3][0-9])(?:[0-9]{6})?(?:[/_.-]|$)' %}
{# "harbour-bridge-closed": three words at least, for two may be a section. #}
{% set slug = '[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+){2,}' %}

with

articles as (
    select
        article_id,
        {{ replace_all("coalesce(url, '')", "^[A-Za-z]+://[^/]*|[?#].*$", "") }} as path
    from {{ ref('int_articles') }}
),

found as (
    select
        article_id,
        {{ matched('path', figures, 1) }} as figures,
        {{ matched('path', with_name, 1) }} as with_name,
        {{ matched('path', compact, 1) }} as compact,
        {{ words(joined(matches_of('path', slug), ' ')) }} as slug_words
    from articles
)

select
    article_id,
    slug_words,
    coalesce(
        {{ read_day('figures') }},
        -- day, month, year: the order that months with names are read in
        {{ read_day("concat(substr(with_name, 10), ' ', substr(with_name, 6, 3), ' ', substr(with_name, 1, 4))") }},
        {{ read_day("concat(substr(compact, 1, 4), '-', substr(compact, 5, 2), '-', substr(compact, 7, 2))") }}
    ) as address_date
from found
