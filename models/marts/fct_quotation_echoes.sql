{# Letters by which the forms of a word are alike: carry, carried. #}
{% set stem_length = 4 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_quotation_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_quotation_inputs') }}
    where is_latest and {{ is_unmade('version_id', ref('int_quotation_inputs')) }}
),

sentences as (
    select * from {{ ref('stg_sentences') }}
    where {{ is_in('versions', 'version_id') }}
),

common_words as (
    select * from {{ ref('common_words') }}
),

quotations as (
    select * from {{ ref('fct_quotations') }}
    where
        is_latest
        and quotation_type in ('direct', 'mixed')
        and {{ is_in('versions', 'version_id') }}
),

words as (
    select * from {{ ref('int_quotation_words') }}
    where {{ is_in('versions', 'version_id') }}
),

crossheads as (
    select
        sentences.sentence_key,
        versions.article_id,
        sentences.version_id,
        sentences.start_char,
        sentences.end_char,
        sentences.text,
        {{ comparison_words('sentences.text') }} as words
    from sentences
    inner join versions
        on sentences.version_id = versions.version_id
    where sentences.kind = 'crosshead'
),

exploded as (
    {{ explode('crossheads', ['sentence_key', 'version_id'], 'words') }}
),

crosshead_words as (
    select
        exploded.sentence_key,
        exploded.version_id,
        exploded.position,
        lower(exploded.value) as word,
        left(lower(exploded.value), {{ stem_length }}) as stem,
        coalesce(common_words.article_share, 0) < 0.15 and length(exploded.value) > 2 as is_content,
        common_words.word is null and length(exploded.value) > 2 as is_rare
    from exploded
    left join common_words
        on lower(exploded.value) = common_words.word
    where exploded.value not in ('[', ']', '…')
),

quotation_words as (
    select
        words.quotation_key,
        quotations.version_id,
        words.position,
        words.word,
        left(words.word, {{ stem_length }}) as stem
    from words
    inner join quotations
        on words.quotation_key = quotations.quotation_key
),

matches as (
    select
        crosshead_words.sentence_key,
        quotation_words.quotation_key,
        crosshead_words.position,
        crosshead_words.is_content,
        crosshead_words.is_rare,
        length(crosshead_words.word) >= {{ stem_length }} as is_telling,
        min(quotation_words.word) as quotation_word,
        max(case when quotation_words.word = crosshead_words.word then 1 else 0 end) = 1 as is_same_word
    from crosshead_words
    inner join quotation_words
        on
            crosshead_words.version_id = quotation_words.version_id
            and crosshead_words.stem = quotation_words.stem
    where
        length(crosshead_words.word) >= {{ stem_length }}
        or crosshead_words.word = quotation_words.word
    group by
        crosshead_words.sentence_key, quotation_words.quotation_key, crosshead_words.position,
        crosshead_words.is_content, crosshead_words.is_rare, crosshead_words.word
),

sizes as (
    select
        sentence_key,
        {{ ordered_text("' ' || word || ' '", '', 'position') }} as text,
        count(case when is_content then 1 end) as content_count
    from crosshead_words
    group by sentence_key
),

echoes as (
    select
        matches.sentence_key,
        matches.quotation_key,
        -- of several quotations the one with most of the words, then with the very words, then the first
        row_number() over (
            partition by matches.sentence_key
            order by
                count(case when matches.is_telling then 1 end) desc,
                count(case when matches.is_same_word then 1 end) desc,
                min(quotations.start_char) asc,
                matches.quotation_key asc
        ) as place
    from matches
    inner join sizes
        on matches.sentence_key = sizes.sentence_key
    inner join quotations
        on matches.quotation_key = quotations.quotation_key
    group by matches.sentence_key, matches.quotation_key, sizes.content_count
    having
        count(case when matches.is_telling then 1 end) >= 2
        and count(case when matches.is_content then 1 end) = sizes.content_count
        and count(case when matches.is_rare then 1 end) >= 1
),

differing as (
    select
        echoes.sentence_key,
        {{ ordered_text(
            "case when not matches.is_same_word then '-' || matches.quotation_word end",
            ' ', 'crosshead_words.position',
        ) }} as removed,
        {{ ordered_text(
            "case when not coalesce(matches.is_same_word, false) then '+' || crosshead_words.word end",
            ' ', 'crosshead_words.position',
        ) }} as added
    from echoes
    inner join crosshead_words
        on echoes.sentence_key = crosshead_words.sentence_key
    left join matches
        on
            echoes.sentence_key = matches.sentence_key
            and echoes.quotation_key = matches.quotation_key
            and crosshead_words.position = matches.position
    where echoes.place = 1
    group by echoes.sentence_key
),

compared as (
    select
        echoes.sentence_key,
        echoes.quotation_key,
        case
            when sizes.text = ' ' || replace(quotations.comparison_text, ' ', '  ') || ' ' then 'identical'
            when instr(' ' || replace(quotations.comparison_text, ' ', '  ') || ' ', sizes.text) > 0
                then 'truncated'
            else 'altered'
        end as variant
    from echoes
    inner join sizes
        on echoes.sentence_key = sizes.sentence_key
    inner join quotations
        on echoes.quotation_key = quotations.quotation_key
    where echoes.place = 1
),

final as (
    select
        -- keys
        crossheads.sentence_key as echo_key,
        crossheads.article_id,
        crossheads.version_id,
        quotations.quotation_key,
        quotations.utterance_key,

        -- text
        crossheads.text,
        compared.variant,
        case
            when compared.variant = 'altered'
                then coalesce(nullif(concat_ws(' ', differing.removed, differing.added), ''), 'order')
        end as altered_words,

        -- numbers
        crossheads.start_char,
        crossheads.end_char
    from compared
    inner join crossheads
        on compared.sentence_key = crossheads.sentence_key
    inner join quotations
        on compared.quotation_key = quotations.quotation_key
    inner join differing
        on compared.sentence_key = differing.sentence_key
)

select * from final
