{# Copies differ in blanks and in how their marks are drawn. #}
{% set drawn = ["' '", "chr(10)", "'\"'", "'“'", "'”'", "''''", "'’'", "'‘'"] %}
{# Texts that are the same begin the same: the whole is read only of those that do. #}
{% set head = 300 %}
{% set begin = 100 %}
{% set bare_head = namespace(text='lower(left(text, ' ~ head ~ '))') %}
{% set bare = namespace(text='lower(text)') %}
{% for mark in drawn %}
{% set bare_head.text = 'replace(' ~ bare_head.text ~ ', ' ~ mark ~ ", '')" %}
{% set bare.text = 'replace(' ~ bare.text ~ ', ' ~ mark ~ ", '')" %}
{% endfor %}

with

articles as (
    select * from {{ ref('int_clean_texts') }}
),

heads as (
    select
        article_id,
        {{ text_number('left(' ~ bare_head.text ~ ', ' ~ begin ~ ')') }} as head
    from articles
),

repeated_heads as (
    select head
    from heads
    group by head
    having count(*) > 1
),

keyed as (
    select
        articles.article_id,
        articles.text,
        md5({{ bare.text }}) as text_key
    from articles
    inner join heads
        on articles.article_id = heads.article_id
    where heads.head in (select repeated_heads.head from repeated_heads)
),

repeated_keys as (
    select
        text_key,
        min(article_id) as representative_id
    from keyed
    group by text_key
    having count(*) > 1
)

select
    keyed.article_id,
    repeated_keys.representative_id,
    {{ word_count('keyed.text') }} as word_count
from keyed
inner join repeated_keys
    on keyed.text_key = repeated_keys.text_key
