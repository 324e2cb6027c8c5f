with

quotations as (
    select * from {{ ref('stg_quotations') }}
),

versions as (
    select * from {{ ref('int_versions') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
),

placed as (
    select
        quotations.*,
        {{ surrogate_key([
            'quotations.version_id', 'quotations.cue_start', 'quotations.cue_end',
            'quotations.content_start', 'quotations.content_end',
        ]) }} as attribution_key,
        {{ comparison_words('quotations.text') }} as words,
        quotations.quotation_type in ('direct', 'mixed') as is_quoted,
        versions.article_id,
        versions.outlet_key,
        versions.published_at,
        versions.is_latest,
        -- an article whose story is not known is a story of its own
        coalesce(stories.story_key, versions.article_id) as story_key,
        copy_groups.origin
    from quotations
    inner join versions
        on quotations.version_id = versions.version_id
    left join stories
        on versions.article_id = stories.article_id
    left join copy_groups
        on versions.article_id = copy_groups.article_id
),

-- stands in until mentions are resolved
speakers as (
    select
        null::varchar as quotation_key,
        null::varchar as speaker_entity_key
    where false
)

select
    placed.*,
    speakers.speaker_entity_key,
    lower({{ joined('placed.words', ' ') }}) as comparison_text
from placed
left join speakers
    on placed.quotation_key = speakers.quotation_key
