-- The event of each mention. Reports of one event gather around the report that resembles most others, so that no chain
-- of half-alike reports joins two events; the event is named after its earliest mention.
with edges as materialized (
    select
        report_id as node,
        other_report_id as neighbour,
        likeness as score
    from {{ ref('int_report_pairs') }}
),

weighted as (
    select
        reports.report_id as node,
        coalesce(sum(edges.score), 0) as degree,
        any_value(reports.article_id) as company,
        any_value(reports.published_on) as published_on
    from {{ ref('int_report_features') }} as reports
    left join edges on reports.report_id = edges.node
    group by reports.report_id
),

nodes as materialized (
    select
        node,
        company,
        row_number() over (order by degree, published_on desc, node desc) as priority
    from weighted
),

{{ star_clusters(rounds=6) }},

members as (
    select
        features.claim_id,
        features.article_id,
        features.published_on,
        features.char_start,
        features.event_type,
        clusters.centre
    from clusters
    inner join {{ ref('int_article_reports') }} as reports on clusters.node = reports.report_id
    inner join {{ ref('int_claim_features') }} as features on reports.claim_id = features.claim_id
),

earliest as (
    select
        centre,
        first(
            concat_ws('|', coalesce(published_on::varchar, ''), article_id, char_start::varchar, event_type)
            order by published_on nulls last, article_id, char_start, event_type
        ) as event_key
    from members
    group by centre
)

select
    members.claim_id,
    members.article_id,
    substr(sha256(earliest.event_key), 1, 16) as event_id
from members
inner join earliest on members.centre = earliest.centre
