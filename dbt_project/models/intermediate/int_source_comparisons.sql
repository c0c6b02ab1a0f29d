{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- What a source gives for an attribute of an event, held against what other origins give in other articles.
with reported as (
    select * from {{ of_affected_events(ref('int_reported_values')) }}
    where attribute != 'participant'
),

given as (
    select distinct
        sources.source_id,
        reported.event_id,
        reported.attribute,
        reported.value_key,
        reported.article_id,
        reported.low,
        reported.high,
        reported.ids,
        reported.branch_ids,
        reported.origin_id
    from {{ of_affected_events(ref('int_source_claims')) }} as sources
    inner join reported on sources.claim_id = reported.claim_id
),

-- an origin that gives several values stands by any of them
faced as (
    select
        a.source_id,
        a.event_id,
        a.attribute,
        a.value_key,
        bool_or({{ compatible() }}) as is_compatible
    from given as a
    inner join reported as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.value_key = b.value_key
        and a.article_id != b.article_id
        -- an echo of the same origin neither confirms nor contradicts
        and a.origin_id != b.origin_id
    group by a.source_id, a.event_id, a.attribute, a.value_key, a.origin_id, b.origin_id
)

select
    event_id,
    source_id,
    attribute,
    value_key,
    bool_and(is_compatible) as is_compatible
from faced
group by event_id, source_id, attribute, value_key
