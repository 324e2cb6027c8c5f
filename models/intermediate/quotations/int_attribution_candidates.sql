{# Fullest wordings of a block that its others are compared with: cost follows the number of quotations. #}
{% set leaders_per_block = 20 %}
{# Days between two reports of one act; undated articles are bound by their story alone. #}
{% set window_days = 14 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

-- whole numbers sort, group and join several times faster than keys
attributions as (
    select
        *,
        {{ text_number('attribution_key') }} as attribution_number
    from {{ ref('int_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

words as (
    select
        {{ text_number('attribution_key') }} as attribution_number,
        position,
        word,
        is_content,
        is_plain
    from {{ ref('int_quotation_words') }}
    where not is_inserted and {{ is_in('attributions', 'version_id') }}
),

content_words as (
    select
        attribution_number,
        word,
        lead(word) over (partition by attribution_number order by position asc) as next_word
    from words
    where is_content
),

running_words as (
    select
        attribution_number,
        word,
        lead(word, 1) over (partition by attribution_number order by position asc) as second_word,
        lead(word, 2) over (partition by attribution_number order by position asc) as third_word,
        lead(word, 3) over (partition by attribution_number order by position asc) as fourth_word
    from words
),

blocks as (
    -- two neighbours among the content words: "salt and pepper" meets "salt, pepper"
    select
        attribution_number,
        {{ text_number("'content', word, next_word") }} as block,
        1 as blocks_needed
    from content_words
    where next_word is not null
    union all
    select
        attribution_number,
        {{ text_number("'run', word, second_word, third_word, fourth_word") }} as block,
        1 as blocks_needed
    from running_words
    where fourth_word is not null
    union all
    -- one speaker in other words: several content words have to be shared
    select
        words.attribution_number,
        {{ text_number("'speaker', attributions.speaker_entity_key, left(words.word, 6)") }} as block,
        4 as blocks_needed
    from words
    inner join attributions
        on words.attribution_number = attributions.attribution_number
    where
        words.is_plain
        and attributions.speaker_entity_key is not null
),

in_stories as (
    select
        blocks.attribution_number,
        blocks.blocks_needed,
        {{ text_number('attributions.story_key, blocks.block') }} as block_number
    from blocks
    inner join attributions
        on blocks.attribution_number = attributions.attribution_number
),

-- most blocks stand once, and need not be looked at again
met_blocks as (
    select block_number
    from in_stories
    group by block_number
    having count(*) > 1
),

-- each once: "of the people, by the people"
met_places as (
    select distinct
        in_stories.attribution_number,
        in_stories.block_number,
        in_stories.blocks_needed
    from in_stories
    inner join met_blocks
        on in_stories.block_number = met_blocks.block_number
),

placed as (
    select
        attributions.attribution_key,
        met_places.block_number,
        met_places.blocks_needed,
        attributions.version_id,
        attributions.story_key,
        attributions.content_start,
        attributions.content_end,
        attributions.fullness,
        {{ day_number('cast(attributions.published_at as date)') }} as day_number,
        row_number() over (
            partition by met_places.block_number order by attributions.fullness asc
        ) as place_in_block
    from met_places
    inner join attributions
        on met_places.attribution_number = attributions.attribution_number
),

met as (
    select
        leaders.attribution_key as leader_key,
        followers.attribution_key as follower_key,
        leaders.story_key,
        leaders.blocks_needed,
        count(*) as shared_blocks
    from placed as leaders
    inner join placed as followers
        on
            leaders.block_number = followers.block_number
            and leaders.fullness < followers.fullness
    where
        leaders.place_in_block <= {{ leaders_per_block }}
        and (
            leaders.day_number is null
            or followers.day_number is null
            or abs(leaders.day_number - followers.day_number) <= {{ window_days }}
        )
        -- speech inside speech has the words of both and is one report, not two
        and not (
            leaders.version_id = followers.version_id
            and leaders.content_start < followers.content_end
            and followers.content_start < leaders.content_end
        )
    group by leaders.attribution_key, followers.attribution_key, leaders.story_key, leaders.blocks_needed
)

select
    leader_key,
    follower_key,
    story_key,
    max(case when blocks_needed > 1 then shared_blocks else 0 end) as shared_stem_count
from met
where shared_blocks >= blocks_needed
group by leader_key, follower_key, story_key
