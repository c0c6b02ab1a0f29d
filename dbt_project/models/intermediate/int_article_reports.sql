{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- The report of one event in one article: which of its mentions belong together (report_id is the earliest one's claim_id).
with nodes as materialized (
    select claim_id as node
    from {{ of_articles(ref('int_claim_features'), 'int_retold_articles') }}
),

edges as materialized (
    select
        claim_id as node,
        other_claim_id as neighbour,
        likeness as score
    from {{ of_articles(ref('int_mention_pairs'), 'int_retold_articles') }}
),

{{ average_link_clusters(unknown=limit_of('excluded_pair')) }}

select
    claims.article_id,
    clusters.node as claim_id,
    first_value(clusters.node) over (
        partition by clusters.centre order by claims.char_start, claims.claim_id
    ) as report_id
from clusters
inner join {{ ref('int_claim_features') }} as claims on clusters.node = claims.claim_id
