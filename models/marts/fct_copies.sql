with

copies as (
    select * from {{ ref('int_copies') }}
),

texts as (
    select
        article_id,
        {{ words('text') }} as body_words
    from {{ ref('int_clean_texts') }}
    where article_id in (select copies.copy_article_id from copies)
),

wires as (
    select
        article_id,
        min(agency) as agency,
        {{ ordered_text('distinct evidence', ', ', 'evidence') }} as evidence
    from {{ ref('int_article_wires') }}
    group by article_id
),

final as (
    select
        -- keys
        copies.copy_article_id,
        copies.original_article_id,

        -- text
        copies.relation,
        copies.direction_from,
        copy_wires.agency as copy_agency,
        copy_wires.evidence as copy_agency_evidence,
        original_wires.agency as original_agency,
        original_wires.evidence as original_agency_evidence,
        {{ joined(
            slice('copy_texts.body_words', 'copies.copy_passage_position', 'copies.passage_word_count'), ' '
        ) }} as passage,

        -- numbers
        copies.containment,
        copies.containment_of_larger,
        copies.containment_with_speech,
        copies.shared_shingle_count::integer as shared_shingle_count,
        copies.passage_word_count::integer as passage_word_count,
        copies.copied_word_count::integer as copied_word_count,
        copies.copy_passage_position::integer as copy_passage_position,
        copies.original_passage_position::integer as original_passage_position,
        copies.days_apart::integer as days_apart,

        -- booleans
        copies.direction_from is not null as is_direction_known,
        copies.is_same_outlet
    from copies
    inner join texts as copy_texts
        on copies.copy_article_id = copy_texts.article_id
    left join wires as copy_wires
        on copies.copy_article_id = copy_wires.article_id
    left join wires as original_wires
        on copies.original_article_id = original_wires.article_id
)

select * from final
