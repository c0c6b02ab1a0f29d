{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Who speaks in each standing mention: its outlet, whoever it is attributed to or came through, and the bodies they speak for.
with claims as (
    select
        claims.claim_id,
        claims.attributed_to,
        claims.via,
        origins.event_id,
        origins.article_id,
        origins.published_at,
        articles.outlet_origin_id
    from {{ of_affected_events(ref('int_claim_origins')) }} as origins
    inner join {{ ref('stg_claims') }} as claims on origins.claim_id = claims.claim_id
    inner join {{ ref('stg_articles') }} as articles on origins.article_id = articles.article_id
    -- what the desk rejected speaks neither for a source nor against it
    inner join {{ of_affected_events(ref('claims')) }} as standing
        on origins.claim_id = standing.claim_id and standing.review_status != 'rejected'
),

actors as (
    select
        claim_id,
        unnest(list_distinct(list_concat(attributed_to, via))) as source_id
    from claims
),

speakers as (
    select
        claim_id,
        outlet_origin_id as source_id
    from claims
    union
    select
        claim_id,
        source_id
    from actors
    union
    -- the body a person speaks for is a source too
    select
        actors.claim_id,
        roots.voice_id as source_id
    from actors
    inner join {{ ref('int_actor_roots') }} as roots on actors.source_id = roots.actor_id
)

select
    claims.event_id,
    claims.claim_id,
    claims.article_id,
    claims.published_at,
    speakers.source_id
from speakers
inner join claims on speakers.claim_id = claims.claim_id
