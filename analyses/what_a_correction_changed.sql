-- What did outlets change after publication? Sentences that only one of two versions of an article has.
with

versions as (
    select * from {{ ref('dim_versions') }}
),

sentences as (
    select * from {{ ref('stg_sentences') }}
    where kind = 'sentence'
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

revisions as (
    select
        later.article_id,
        later.version_number,
        earlier.version_id as earlier_version_id,
        later.version_id as later_version_id
    from versions as later
    inner join versions as earlier
        on
            later.article_id = earlier.article_id
            and later.version_number = earlier.version_number + 1
),

removed as (
    select
        revisions.article_id,
        revisions.version_number,
        'removed' as change,
        before.start_char,
        before.text
    from revisions
    inner join sentences as before
        on revisions.earlier_version_id = before.version_id
    left join sentences as after
        on
            revisions.later_version_id = after.version_id
            and before.text = after.text
    where after.version_id is null
),

added as (
    select
        revisions.article_id,
        revisions.version_number,
        'added' as change,
        after.start_char,
        after.text
    from revisions
    inner join sentences as after
        on revisions.later_version_id = after.version_id
    left join sentences as before
        on
            revisions.earlier_version_id = before.version_id
            and after.text = before.text
    where before.version_id is null
),

changes as (
    select * from removed
    union all
    select * from added
)

select
    outlets.outlet,
    articles.url,
    changes.version_number as in_version,
    changes.change,
    changes.text
from changes
inner join articles
    on changes.article_id = articles.article_id
inner join outlets
    on articles.outlet_key = outlets.outlet_key
order by
    outlets.outlet asc,
    articles.article_id asc,
    in_version asc,
    changes.start_char asc,
    changes.change desc
