-- Every quotation can be pointed at: the spans of its words, its speaker, the role, the addressee and the carrier
-- are what the version's body has there.
with

quotations as (
    select * from {{ ref('fct_quotations') }}
),

versions as (
    select * from {{ ref('dim_versions') }}
),

spans as (
    {% for part, start, end in [
        ('text', 'start_char', 'end_char'),
        ('cue_text', 'cue_start', 'cue_end'),
        ('speaker_text', 'speaker_start', 'speaker_end'),
        ('role_text', 'role_start', 'role_end'),
        ('addressee_text', 'addressee_start', 'addressee_end'),
        ('carrier_text', 'carrier_start', 'carrier_end'),
    ] %}
    select
        quotation_key,
        version_id,
        '{{ part }}' as part,
        {{ part }} as part_text,
        {{ start }} as part_start,
        {{ end }} as part_end
    from quotations
    where {{ part }} is not null or {{ start }} is not null
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    spans.quotation_key,
    spans.part,
    spans.part_text
from spans
inner join versions
    on spans.version_id = versions.version_id
where
    spans.part_text is distinct from substr(
        versions.body, spans.part_start + 1, spans.part_end - spans.part_start
    )
