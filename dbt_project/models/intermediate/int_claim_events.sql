{{ config(materialized='incremental', incremental_strategy='by_regrouped_report', on_schema_change='fail') }}
-- The event of each mention. Reports of one event gather by average likeness, so that no chain of half-alike reports joins two
-- events; the event is named after its earliest mention.
with nodes as materialized (
    select report_id as node
    from {{ of_regrouped_reports(ref('int_report_features'), ['report_id']) }}
),

edges as materialized (
    select
        report_id as node,
        other_report_id as neighbour,
        likeness as score
    from {{ of_regrouped_reports(ref('int_report_pairs'), ['report_id', 'other_report_id']) }}
    union all
    -- two reports of one article that were not recognised as one: another article can show that they are, unless all speaks
    -- against it
    select
        report_id as node,
        other_report_id as neighbour,
        likeness as score
    from {{ of_regrouped_reports(ref('int_sibling_pairs'), ['report_id', 'other_report_id']) }}
),

{{ average_link_clusters(unknown=limit_of('unknown_pair')) }},

members as (
    select
        features.claim_id,
        features.article_id,
        reports.report_id,
        features.published_on,
        features.char_start,
        features.event_type,
        features.event_subtype,
        clusters.centre
    from clusters
    inner join {{ ref('int_article_reports') }} as reports on clusters.node = reports.report_id
    inner join {{ ref('int_claim_features') }} as features on reports.claim_id = features.claim_id
),

earliest as (
    select
        centre,
        first(
            struct_pack(
                event_key := concat_ws(
                    '|', coalesce(published_on::varchar, ''), article_id, char_start::varchar, event_type
                ),
                claim_id := claim_id,
                event_subtype := event_subtype
            )
            order by published_on nulls last, article_id, char_start, event_type, event_subtype, claim_id
        ) as mention
    from members
    group by centre
),

-- «قتل … وأجبروه»: two events whose earliest mentions are told from one word on, as one type, are two by their subtype
named as (
    select
        centre,
        mention.event_key || case
            when row_number() over (partition by mention.event_key order by mention.event_subtype, mention.claim_id) > 1
                then '|' || mention.event_subtype || '|' || mention.claim_id
            else ''
        end as event_key
    from earliest
)

select
    members.claim_id,
    members.article_id,
    members.report_id,
    substr(sha256(named.event_key), 1, 16) as event_id
from members
inner join named on members.centre = named.centre
