{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- The report of one event in one article: which of its mentions belong together (report_id is the earliest one's claim_id).
with mentions as materialized (
    select
        claim_id,
        article_id,
        char_start,
        {{ number_of('claim_id') }} as node
    from {{ of_articles(ref('int_claim_features'), 'int_retold_articles') }}
),

nodes as (
    select node from mentions
),

edges as materialized (
    select
        {{ number_of('claim_id') }} as node,
        {{ number_of('other_claim_id') }} as neighbour,
        likeness as score
    from {{ of_articles(ref('int_mention_pairs'), 'int_retold_articles') }}
),

{{ average_link_clusters(unknown=limit_of('excluded_pair')) }}

select
    mentions.article_id,
    mentions.claim_id,
    first_value(mentions.claim_id) over (
        partition by clusters.centre order by mentions.char_start, mentions.claim_id
    ) as report_id
from clusters
inner join mentions on clusters.node = mentions.node
