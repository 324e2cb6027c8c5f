with

things as (
    select * from {{ ref('int_named_things') }}
),

short_names as (
    select * from {{ ref('int_short_names') }}
),

variants as (
    select * from {{ ref('int_name_variants') }}
),

known as (
    select * from {{ ref('int_known_names') }}
),

known_entities as (
    select * from {{ ref('known_entities') }}
),

corrections as (
    select
        corrections.action,
        corrections.kind,
        corrections.precedence,
        {{ name_key('corrections.text') }} as name_key,
        coalesce(
            'known:' || known.known_name, 'name:' || {{ name_key('corrections.text') }}
        ) as identity,
        coalesce(
            'known:' || target.known_name, 'name:' || {{ name_key('corrections.value') }}
        ) as target_identity
    from {{ ref('int_corrections') }} as corrections
    left join known
        on {{ name_key('corrections.text') }} = known.name_key
    left join known as target
        on {{ name_key('corrections.value') }} = target.name_key
    where corrections.action in ('merge', 'not_entity')
),

ranked_joins as (
    select
        identity,
        kind,
        target_identity,
        row_number() over (partition by identity, kind order by precedence asc) as place
    from corrections
    where action = 'merge'
),

-- a merge of one kind goes before one of all kinds; who is merged into what is merged itself goes along
joined_names as (
    select
        ranked_joins.identity,
        ranked_joins.kind,
        coalesce(next_joins.target_identity, ranked_joins.target_identity) as target_identity
    from ranked_joins
    left join ranked_joins as next_joins
        on
            ranked_joins.target_identity = next_joins.identity
            and next_joins.kind is null
            and next_joins.place = 1
            and ranked_joins.identity <> next_joins.target_identity
    where ranked_joins.place = 1
),

in_stories as (
    select
        short_key,
        kind_group,
        story_key,
        identity
    from short_names
    where scope = 'story'
),

in_all as (
    select
        short_key,
        kind_group,
        identity
    from short_names
    where scope = 'all'
),

-- a surname alone, or a name that stands for a longer one in some article; plain keys, so that the joins hash
looked_up as (
    select
        *,
        case when kind = 'person' then 'person' else 'other' end as kind_group,
        case
            when
                identity like 'name:%'
                and not is_split
                and (kind is distinct from 'person' or name_key not like '% %')
                then name_key
        end as short_key,
        -- a lone word is often taken for a person where it is a firm, and the other way round
        case when kind = 'person' then 'other' else 'person' end as other_group,
        case
            when identity like 'name:%' and not is_split and name_key not like '% %' then name_key
        end as lone_key
    from things
),

lifted as (
    select
        looked_up.*,
        coalesce(in_story.identity, in_other_group.identity) as story_identity,
        in_all.identity as all_identity,
        in_all.short_key is not null and in_all.identity is null as is_shared
    from looked_up
    left join in_stories as in_story
        on
            looked_up.short_key = in_story.short_key
            and looked_up.story_key = in_story.story_key
            and looked_up.kind_group = in_story.kind_group
    left join in_stories as in_other_group
        on
            looked_up.lone_key = in_other_group.short_key
            and looked_up.story_key = in_other_group.story_key
            and looked_up.other_group = in_other_group.kind_group
    left join in_all
        on
            looked_up.short_key = in_all.short_key
            and looked_up.kind_group = in_all.kind_group
),

resolved as (
    select
        *,
        case
            when story_identity is not null then story_identity
            when all_identity is not null then all_identity
            -- several people share the surname: it names one of them per article, and nobody across articles
            when is_shared and kind = 'person' then identity || '@' || article_id
            else identity
        end as full_identity,
        case
            when is_split then 'split'
            when is_metonym and identity like 'known:%' then 'metonym'
            when identity like 'known:%' then 'known'
            when story_identity is not null then 'short_name_in_story'
            when all_identity is not null then 'short_name_in_all'
            when is_shared and kind = 'person' then 'shared_surname'
            when kind = 'person' and name_key not like '% %' then 'single_name'
            else 'same_name'
        end as rule,
        case
            when is_split then 1.0
            when is_metonym and identity like 'known:%' then 0.7
            when identity like 'known:%' then 0.97
            when story_identity is not null then 0.85
            when all_identity is not null then 0.7
            when is_shared and kind = 'person' then 0.5
            when kind = 'person' and name_key not like '% %' then 0.6
            else 0.9
        end as confidence
    from lifted
),

merged as (
    select
        resolved.version_id,
        resolved.thing_start,
        resolved.thing_end,
        resolved.article_id,
        resolved.name,
        resolved.name_key,
        resolved.kind,
        resolved.mention_count,
        resolved.published_at,
        coalesce(
            joined_of_kind.target_identity, joined_names.target_identity, variants.variant_of, resolved.full_identity
        ) as identity,
        coalesce(joined_of_kind.target_identity, joined_names.target_identity, resolved.full_identity) as own_identity,
        case
            when joined_of_kind.identity is not null or joined_names.identity is not null then 'merge'
            when variants.identity is not null then 'spelling'
            else resolved.rule
        end as rule,
        case
            when joined_of_kind.identity is not null or joined_names.identity is not null then 1.0
            when variants.identity is not null then 0.8 * resolved.confidence
            else resolved.confidence
        end as confidence
    from resolved
    left join variants
        on resolved.full_identity = variants.identity
    left join joined_names
        on
            coalesce(variants.variant_of, resolved.full_identity) = joined_names.identity
            and joined_names.kind is null
    left join joined_names as joined_of_kind
        on
            coalesce(variants.variant_of, resolved.full_identity) = joined_of_kind.identity
            and resolved.kind = joined_of_kind.kind
    left join corrections as removed
        on
            removed.action = 'not_entity'
            and resolved.name_key = removed.name_key
            and (removed.kind is null or resolved.kind = removed.kind)
    where removed.identity is null
),

-- nearly all names have one spelling
respelled as (
    select distinct identity
    from merged
    where identity <> own_identity
),

-- the key comes from the spelling that was published first: which one is the most frequent, later articles change
spellings as (
    select
        identity,
        own_identity,
        row_number() over (
            partition by identity
            order by min(published_at) asc nulls last, min(article_id) asc, own_identity asc
        ) as place
    from merged
    where identity in (select respelled.identity from respelled)
    group by identity, own_identity
),

first_spellings as (
    select
        identity,
        own_identity
    from spellings
    where place = 1
),

keyed as (
    select
        merged.version_id,
        merged.thing_start,
        merged.thing_end,
        case
            when known_entities.wikidata_id is not null
                then {{ surrogate_key(["'wikidata'", 'known_entities.wikidata_id']) }}
            else {{ surrogate_key(["'name'", 'coalesce(first_spellings.own_identity, merged.identity)']) }}
        end as entity_key,
        merged.article_id,
        merged.identity,
        known_entities.name as known_name,
        known_entities.kind as known_kind,
        known_entities.wikidata_id,
        known_entities.iso_code,
        merged.name,
        merged.name_key,
        merged.kind,
        merged.rule,
        merged.mention_count,
        merged.confidence
    from merged
    left join first_spellings
        on merged.identity = first_spellings.identity
    left join known_entities
        on merged.identity = ('known:' || known_entities.name)
)

select * from keyed
