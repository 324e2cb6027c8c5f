with

source as (
    select * from {{ source('raw', 'articles') }}
),

renamed as (
    select
        -- keys
        article_id,
        version_id,
        external_id,
        {{ surrogate_key(['outlet', "case when outlet is null then article_id end"]) }} as outlet_key,

        -- text
        outlet,
        url,
        title,
        body,
        author,
        credit,
        language,
        published_from,
        file,
        place,
        extractor,

        -- numbers
        text_start,
        -- the version stands for what the input says, the extractor for what was found in it
        {{ text_number('version_id, extractor') }} as state,

        -- times
        published_at,
        published_date,
        loaded_at
    from source
)

select * from renamed
