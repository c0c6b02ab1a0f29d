{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
select
    parts.claim_id,
    origins.event_id,
    parts.article_id,
    parts.actor_id,
    parts.role,
    parts.char_start,
    parts.char_end,
    parts.participant_quote as quote
from {{ ref('stg_participant_claims') }} as parts
inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on parts.claim_id = origins.claim_id
