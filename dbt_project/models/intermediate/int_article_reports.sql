-- The report of one event in one article: which of its mentions belong together (report_id is the earliest one's claim_id).
with edges as materialized (
    select
        claim_id as node,
        other_claim_id as neighbour,
        likeness as score
    from {{ ref('int_mention_pairs') }}
),

-- the mention with the nearest place leads, for two quarters of one city are two events and the city is both;
-- among these the one that most others resemble
weighted as (
    select
        claims.claim_id as node,
        coalesce(sum(edges.score), 0) as degree,
        any_value(case
            when claims.local_place_ids = []::varchar[] then 0
            else length(claims.local_branch_ids) - length(claims.local_place_ids) + 1
        end) as place_depth,
        any_value(claims.article_id) as article_id,
        any_value(claims.char_start) as char_start
    from {{ ref('int_claim_features') }} as claims
    left join edges on claims.claim_id = edges.node
    group by claims.claim_id
),

nodes as materialized (
    select
        node,
        node as company,
        row_number() over (order by place_depth, degree, article_id desc, char_start desc, node desc) as priority
    from weighted
),

{{ star_clusters(rounds=6) }}

select
    clusters.node as claim_id,
    first_value(clusters.node) over (
        partition by clusters.centre order by claims.char_start, claims.claim_id
    ) as report_id
from clusters
inner join {{ ref('int_claim_features') }} as claims on clusters.node = claims.claim_id
