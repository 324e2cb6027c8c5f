-- What can an editor correct, in which words, and what is corrected already?
-- Write it as CSV, fill in action and value, and give it to `crosswire build --corrections`; rows without an action do
-- nothing. On quotations: speaker, no_speaker, not_quotation. On entities: merge (into value), split (in the article
-- of the evidence), rename, kind, not_entity. On statements: same_claim, other_claim, with the other statement's text
-- and evidence, which any row has. `about` keeps rows with these words, `what` those of one kind.
with

corrections as (
    select * from {{ ref('fct_corrections') }}
),

quotations as (
    select * from {{ ref('fct_quotations') }}
    where is_latest
),

statements as (
    select * from {{ ref('fct_statements') }}
    where claim_key is not null
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

entities as (
    select * from {{ ref('dim_entities') }}
),

aliases as (
    select * from {{ ref('dim_aliases') }}
),

-- a known entity may be shown by a name that no article prints
printed_names as (
    select
        aliases.entity_key,
        aliases.alias,
        row_number() over (
            partition by aliases.entity_key
            order by
                case when aliases.alias = entities.name then 0 else 1 end asc,
                aliases.mention_count desc,
                aliases.alias asc
        ) as place
    from aliases
    inner join entities
        on aliases.entity_key = entities.entity_key
),

placed_statements as (
    select
        statements.*,
        articles.published_at,
        statements.article_id
        || '/' || statements.version_id
        || '/' || statements.start_char || '-' || statements.end_char as evidence,
        -- the claim is named after its first statement
        row_number() over (
            partition by statements.claim_key
            order by
                articles.published_at asc nulls last,
                statements.article_id asc,
                statements.start_char asc,
                statements.statement_key asc
        ) as place
    from statements
    inner join articles
        on statements.version_id = articles.version_id
),

in_force as (
    select distinct
        0 as part,
        action,
        value,
        reason,
        what,
        text,
        'in force' as now,
        kind,
        evidence,
        other_text,
        other_evidence,
        null::string as outlet,
        null::timestamp as published_at,
        -precedence as place
    from corrections
    where source = 'file'
),

of_quotations as (
    select
        1 as part,
        null::string as action,
        null::string as value,
        null::string as reason,
        'quotation' as what,
        quotations.text,
        coalesce(entities.name, quotations.speaker_text) as now,
        null::string as kind,
        quotations.article_id
        || '/' || quotations.version_id
        || '/' || quotations.start_char || '-' || quotations.end_char as evidence,
        null::string as other_text,
        null::string as other_evidence,
        outlets.outlet,
        articles.published_at,
        quotations.start_char as place
    from quotations
    inner join articles
        on quotations.version_id = articles.version_id
    left join outlets
        on quotations.outlet_key = outlets.outlet_key
    left join entities
        on quotations.speaker_entity_key = entities.entity_key
),

of_entities as (
    select
        2 as part,
        null::string as action,
        null::string as value,
        null::string as reason,
        'entity' as what,
        printed_names.alias as text,
        concat_ws(', ', entities.name, entities.kind) as now,
        null::string as kind,
        null::string as evidence,
        null::string as other_text,
        null::string as other_evidence,
        null::string as outlet,
        null::timestamp as published_at,
        -entities.mention_count as place
    from entities
    inner join printed_names
        on
            entities.entity_key = printed_names.entity_key
            and printed_names.place = 1
),

of_statements as (
    select
        3 as part,
        null::string as action,
        null::string as value,
        null::string as reason,
        'statement' as what,
        statements.text,
        case when others.statement_key is not null then 'one claim with the other' end as now,
        null::string as kind,
        statements.evidence,
        others.text as other_text,
        others.evidence as other_evidence,
        outlets.outlet,
        statements.published_at,
        statements.start_char as place
    from placed_statements as statements
    left join placed_statements as others
        on
            statements.claim_key = others.claim_key
            and others.place = 1
            and statements.place > 1
    left join outlets
        on statements.outlet_key = outlets.outlet_key
),

of_anything as (
    select * from of_quotations
    union all
    select * from of_entities
    union all
    select * from of_statements
),

rows_to_edit as (
    select
        *,
        lower(concat_ws(' ', text, now, other_text, outlet)) as searched
    from of_anything
),

chosen as (
    select * from rows_to_edit
    where
        ('{{ var("what", "") }}' = '' or what = '{{ var("what", "") }}')
        and (
            '{{ var("about", "") }}' = ''
            or instr(searched, lower('{{ var("about", "") }}')) > 0
        )
),

sheet as (
    select
        *,
        '' as searched
    from in_force
    union all
    select * from chosen
)

select
    action,
    value,
    reason,
    what,
    text,
    now,
    kind,
    evidence,
    other_text,
    other_evidence,
    outlet,
    published_at
from sheet
order by
    part asc,
    published_at asc nulls last,
    outlet asc nulls last,
    place asc,
    evidence asc,
    text asc,
    other_evidence asc
