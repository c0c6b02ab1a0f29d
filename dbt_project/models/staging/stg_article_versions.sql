-- Every delivered version of each article, with the newest one of its address and what the parser found out about it.
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
    versions.version_no,
    versions.n_versions
-- no step that selects all columns: the engine would copy every text for a model that asks for ids
from {{ source('raw', 'articles') }} as delivered
inner join {{ ref('stg_version_order') }} as versions on delivered.article_id = versions.article_id
left join {{ source('raw', 'parsed_articles') }} as parsed on delivered.article_id = parsed.article_id
