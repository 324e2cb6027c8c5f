-- What did outlets change after publication, and how did the sentence read before and after?
with

changes as (
    select * from {{ ref('fct_version_changes') }}
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
)

select
    outlets.outlet,
    articles.url,
    changes.version_number as in_version,
    changes.kind,
    changes.change,
    changes.before_text,
    changes.after_text,
    changes.before_sentence,
    changes.after_sentence
from changes
inner join articles
    on changes.article_id = articles.article_id
inner join outlets
    on articles.outlet_key = outlets.outlet_key
order by
    outlets.outlet asc,
    changes.article_id asc,
    changes.version_number asc,
    changes.change_number asc
