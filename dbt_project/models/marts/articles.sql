with counted as (
    select
        article_id,
        count(*) as n_claims
    from {{ ref('stg_claims') }}
    group by article_id
)

select
    articles.article_id,
    articles.outlet,
    articles.url,
    articles.title,
    articles.published_on,
    articles.published_on_basis,
    articles.published_earliest,
    articles.published_latest,
    articles.language,
    articles.n_chars,
    articles.text,
    articles.text_sha256,
    articles.source_path,
    articles.ingested_at,
    coalesce(counted.n_claims, 0)::integer as n_claims,
    nullif(articles.newest_article_id, articles.article_id) as superseded_by
from {{ ref('stg_article_versions') }} as articles
left join counted on articles.article_id = counted.article_id
