{# Speech in marks; what opens it stands after a blank and before none, or one lost mark would turn the text inside out. #}
{% set speech = '(^|[\\s(—–-])["“][^"“”\\s][^"“”\\n]{18,}["”]' %}

with

articles as (
    select
        article_id,
        outlet_key,
        published_at,
        published_date,
        title,
        body,
        {{ lines("repeat(' ', text_start) || substr(body, text_start + 1)") }} as body_lines
    from {{ ref('int_articles') }}
),

boilerplate_lines as (
    select * from {{ ref('int_boilerplate_lines') }}
),

touched as (
    select articles.*
    from articles
    where articles.article_id in (select boilerplate_lines.article_id from boilerplate_lines)
),

touched_lines as (
    {{ explode('touched', ['article_id'], 'body_lines') }}
),

blanked as (
    select
        touched_lines.article_id,
        touched_lines.position,
        -- as long as the line, so that places in the text stay places in the body
        case
            when boilerplate_lines.article_id is not null then repeat(' ', length(touched_lines.value))
            else touched_lines.value
        end as line
    from touched_lines
    left join boilerplate_lines
        on
            touched_lines.article_id = boilerplate_lines.article_id
            and touched_lines.position = boilerplate_lines.position
),

rejoined as (
    select
        article_id,
        {{ ordered_text('line', '\n', 'position') }} as text
    from blanked
    group by article_id
),

texts as (
    select
        articles.article_id,
        articles.outlet_key,
        articles.published_at,
        articles.published_date,
        articles.title,
        coalesce(rejoined.text, {{ joined('articles.body_lines', '\n') }}) as text
    from articles
    left join rejoined
        on articles.article_id = rejoined.article_id
),

worded as (
    select
        *,
        {{ words('text') }} as body_words,
        -- two outlets at one press conference print the same speech and have copied nothing
        {{ words(replace_all('text', speech, ' ')) }} as own_words
    from texts
)

select
    article_id,
    outlet_key,
    published_at,
    published_date,
    text,
    {{ words("coalesce(title, '')") }} as title_words,
    body_words,
    own_words,
    {{ list_size('body_words') }} as body_word_count,
    md5({{ joined('body_words', ' ') }}) as text_key
from worded
