{#
    Five words in a row, where the first has one of these lengths: an eighth of all places, found in the raw text by
    one expression and so at a fraction of the cost of taking all runs of words and keeping some. A copied passage
    falls into step within a few words, whatever stands before it. Runs of fewer words are shared by chance a
    hundred times as often; of more, a paragraph leaves too few.
#}
{% set run = ' (?:[^ \\n]{4}|[^ \\n]{6}|[^ \\n]{8})(?: [^ \\n]+){4}' %}
{# Texts that are the same begin the same. #}
{% set head = 300 %}
{% set begin = 120 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_clean_texts': {'state': 'state'}}},
) }}

with

states as (
    select state
    from {{ ref('int_clean_texts') }}
),

changed as (
    select state
    from states
    {{ unmade('state') }}
),

texts as (
    select * from {{ ref('int_clean_texts') }}
    where {{ is_in('changed', 'state', table=ref('int_clean_texts')) }}
),

unread as (
    select
        texts.article_id,
        texts.state,
        texts.text
    from texts
    inner join changed
        on texts.state = changed.state
)

select
    article_id,
    state,
    {{ text_number('left(' ~ bare_text('left(ltrim(text), ' ~ head ~ ')') ~ ', ' ~ begin ~ ')') }} as head,
    {{ text_numbers(matches_of('text', run)) }} as shingles
from unread
