{{ config(materialized='table') }}
-- The order of the delivered versions of each article. A table, since nearly every model asks for the newest articles and would
-- sort all versions anew.
with addressed as (
    select
        article_id,
        outlet,
        -- a changed text under a known address is a new version of the same article
        coalesce(url, delivered_id, article_id) as address,
        published_at,
        published_on,
        ingested_at
    from {{ source('raw', 'articles') }}
),

ordered as (
    select
        article_id,
        first(article_id) over oldest_last as newest_article_id,
        count(*) over (partition by outlet, address) as n_versions,
        row_number() over oldest_last as age
    from addressed
    window oldest_last as (
        partition by outlet, address
        order by published_at desc nulls last, published_on desc nulls last, ingested_at desc, article_id desc
    )
)

select
    article_id,
    newest_article_id,
    n_versions - age + 1 as version_no,
    n_versions
from ordered
