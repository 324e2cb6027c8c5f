{# Of more articles with the same words only the ties to their original are rows, or they would be their square. #}
{% set most_members = 50 %}
{# Shorter ones are notices, not news. #}
{% set exact_words = 40 %}
{# What outlets print for weeks is seldom this long, and reprints are. #}
{% set reprint_words = 150 %}
{% set copy_days = var('copy_days', 7) %}
{# What one outlet repeats is its furniture, unless it is a good part of the text. #}
{% set same_outlet_share = 0.3 %}

with

pairs as (
    select * from {{ ref('int_copy_pairs') }}
    where relation is not null
),

same_texts as (
    select * from {{ ref('int_same_texts') }}
),

articles as (
    select
        article_id,
        outlet_key,
        published_at,
        published_date
    from {{ ref('int_articles') }}
),

wires as (
    select
        article_id,
        min(case when evidence = 'outlet' then agency end) as own_agency,
        min(case when evidence not in ('outlet', 'contributor', 'told') then agency end) as credited_agency,
        min(case when evidence in ('contributor', 'told') then agency end) as named_agency
    from {{ ref('int_article_wires') }}
    group by article_id
),

-- who comes first among articles with the same words: the agency itself, then the earlier date
ranked as (
    select
        same_texts.article_id,
        same_texts.representative_id,
        same_texts.word_count,
        articles.published_date,
        count(*) over (partition by same_texts.representative_id) as member_count,
        row_number() over (
            partition by same_texts.representative_id
            order by
                case when wires.own_agency is null then 1 else 0 end asc,
                articles.published_at asc nulls last,
                same_texts.article_id asc
        ) as place
    from same_texts
    inner join articles
        on same_texts.article_id = articles.article_id
    left join wires
        on same_texts.article_id = wires.article_id
),

exact_pairs as (
    select
        least(one.article_id, other.article_id) as article_a,
        greatest(one.article_id, other.article_id) as article_b,
        1.0::double as containment,
        1.0::double as containment_of_larger,
        1.0::double as containment_with_speech,
        one.word_count - 2 as shared_shingle_count,
        1 as passage_position_a,
        1 as passage_position_b,
        one.word_count as passage_word_count,
        one.word_count as copied_word_count,
        'exact' as relation
    from ranked as one
    inner join ranked as other
        on
            one.representative_id = other.representative_id
            and one.place < other.place
    where
        one.word_count >= {{ exact_words }}
        and (one.place = 1 or one.member_count <= {{ most_members }})
        and (
            one.word_count >= {{ reprint_words }}
            or one.published_date is null
            or other.published_date is null
            or abs({{ day_number('one.published_date') }} - {{ day_number('other.published_date') }})
            <= {{ copy_days }}
        )
),

-- what is found of a text holds for every article that has its words, or for the first of many
spread as (
    select
        representative_id,
        article_id,
        published_date
    from ranked
    where place = 1 or member_count <= {{ most_members }}
    union all
    select
        article_id as representative_id,
        article_id,
        published_date
    from articles
    where article_id not in (select same_texts.article_id from same_texts)
),

other_pairs as (
    select
        members_a.article_id as article_a,
        members_b.article_id as article_b,
        pairs.containment,
        pairs.containment_of_larger,
        pairs.containment_with_speech,
        pairs.shared_shingle_count,
        pairs.passage_position_a,
        pairs.passage_position_b,
        pairs.passage_word_count,
        pairs.copied_word_count,
        pairs.relation
    from pairs
    inner join spread as members_a
        on pairs.article_a = members_a.representative_id
    inner join spread as members_b
        on pairs.article_b = members_b.representative_id
    where
        members_a.published_date is null
        or members_b.published_date is null
        or abs({{ day_number('members_a.published_date') }} - {{ day_number('members_b.published_date') }})
        <= {{ copy_days }}
),

all_pairs as (
    select * from exact_pairs
    union all
    select * from other_pairs
),

judged as (
    select
        all_pairs.*,
        articles_a.outlet_key = articles_b.outlet_key as is_same_outlet,
        abs(
            {{ day_number('articles_a.published_date') }} - {{ day_number('articles_b.published_date') }}
        ) as days_apart,
        -- of one agency: the agency's own article is what the one that credits it was taken from
        coalesce(wires_a.own_agency = coalesce(wires_b.credited_agency, wires_b.named_agency), false)
            as is_credited_a,
        coalesce(wires_b.own_agency = coalesce(wires_a.credited_agency, wires_a.named_agency), false)
            as is_credited_b,
        wires_a.own_agency is not null as is_agency_a,
        wires_b.own_agency is not null as is_agency_b,
        coalesce(articles_a.published_at < articles_b.published_at, false) as is_earlier_a,
        coalesce(articles_b.published_at < articles_a.published_at, false) as is_earlier_b
    from all_pairs
    inner join articles as articles_a
        on all_pairs.article_a = articles_a.article_id
    inner join articles as articles_b
        on all_pairs.article_b = articles_b.article_id
    left join wires as wires_a
        on all_pairs.article_a = wires_a.article_id
    left join wires as wires_b
        on all_pairs.article_b = wires_b.article_id
),

directed as (
    select
        *,
        case
            when is_credited_a <> is_credited_b then 'credit'
            when is_agency_a <> is_agency_b then 'agency'
            when is_earlier_a <> is_earlier_b then 'published_at'
        end as direction_from,
        -- where nothing tells, the smaller id stands for the original and the pair says so
        case
            when is_credited_a <> is_credited_b then is_credited_a
            when is_agency_a <> is_agency_b then is_agency_a
            when is_earlier_a <> is_earlier_b then is_earlier_a
            else true
        end as is_a_original
    from judged
)

select
    case when is_a_original then article_b else article_a end as copy_article_id,
    case when is_a_original then article_a else article_b end as original_article_id,
    -- without the speech of both only furniture is left
    case when is_same_outlet and containment < {{ same_outlet_share }} then 'speech' else relation end as relation,
    direction_from,
    containment,
    containment_of_larger,
    containment_with_speech,
    shared_shingle_count,
    case when is_a_original then passage_position_b else passage_position_a end as copy_passage_position,
    case when is_a_original then passage_position_a else passage_position_b end as original_passage_position,
    passage_word_count,
    copied_word_count,
    days_apart,
    is_same_outlet
from directed
where
    not is_same_outlet
    or containment >= {{ same_outlet_share }}
    or containment_with_speech >= {{ same_outlet_share }}
