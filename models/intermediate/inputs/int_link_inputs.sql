with

links as (
    select * from {{ ref('int_story_links') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
),

epochs as (
    select * from {{ ref('int_story_epochs') }}
),

linked as (
    select
        stories.story_key,
        bit_xor({{ text_number('links.article_a, links.article_b, links.score') }}) as state
    from links
    inner join stories
        on links.article_a = stories.article_id
    inner join stories as others
        on links.article_b = others.article_id
    where stories.story_key = others.story_key
    group by stories.story_key
)

select
    inputs.story_key,
    {{ text_number('inputs.state, linked.state, epochs.epoch') }} as state
from {{ ref('int_story_inputs') }} as inputs
inner join linked
    on inputs.story_key = linked.story_key
cross join epochs
