-- The newest version of each article: what everything else is built from.
select
    article_id,
    outlet,
    country,
    url,
    title,
    published_on,
    published_at,
    published_on_basis,
    published_earliest,
    published_latest,
    language,
    n_chars,
    text,
    text_sha256,
    source_path,
    ingested_at,
    credits,
    outlet_origin_id
from {{ ref('stg_article_versions') }}
where article_id = newest_article_id
