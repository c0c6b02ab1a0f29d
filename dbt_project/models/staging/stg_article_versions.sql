-- Every delivered version of each article, with the newest one of its address and what the parser found out about it.
with delivered as (
    select * from {{ source('raw', 'articles') }}
),

parsed as (
    select * from {{ source('raw', 'parsed_articles') }}
),

-- a changed text under a known address is a new version of the same article
versions as (
    select
        article_id,
        first(article_id) over oldest_last as newest_article_id,
        count(*) over (partition by outlet, coalesce(url, delivered_id, article_id)) as n_versions,
        row_number() over oldest_last as age
    from delivered
    window oldest_last as (
        partition by outlet, coalesce(url, delivered_id, article_id)
        order by published_at desc nulls last, published_on desc nulls last, ingested_at desc, article_id desc
    )
)

select
    delivered.article_id,
    delivered.outlet,
    delivered.country,
    delivered.url,
    delivered.title,
    coalesce(parsed.published_on, delivered.published_on) as published_on,
    delivered.published_at,
    coalesce(
        parsed.published_on_basis,
        case when delivered.published_on is null then 'unknown' else 'given' end
    ) as published_on_basis,
    coalesce(parsed.published_earliest, delivered.published_on) as published_earliest,
    coalesce(parsed.published_latest, delivered.published_on) as published_latest,
    coalesce(parsed.language, 'und') as language,
    length(delivered.text)::integer as n_chars,
    delivered.text,
    delivered.text_sha256,
    delivered.source_path,
    delivered.ingested_at,
    coalesce(parsed.credits, []::varchar[]) as credits,
    -- one name for the voice of an outlet; a nameless one speaks only for its own article
    'outlet:' || coalesce(delivered.outlet, delivered.article_id) as outlet_origin_id,
    versions.newest_article_id,
    versions.n_versions - versions.age + 1 as version_no,
    versions.n_versions
from delivered
inner join versions on delivered.article_id = versions.article_id
left join parsed on delivered.article_id = parsed.article_id
