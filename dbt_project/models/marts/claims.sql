{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- a mention that the desk stands by, named itself
with accepted as (
    select distinct members.claim_id
    from {{ ref('int_decided_claims') }} as members
    inner join {{ ref('stg_review_decisions') }} as decisions on members.row_no = decisions.row_no
    where decisions.action = 'accept' and decisions.target_kind = 'claim' and not decisions.is_superseded
)

select
    claims.claim_id,
    origins.event_id,
    claims.article_id,
    claims.sentence_no,
    claims.char_start,
    claims.char_end,
    claims.claim_quote as quote,
    claims.section,
    claims.event_type,
    claims.event_subtype,
    claims.status,
    claims.is_aggregate,
    claims.date_start,
    claims.date_end,
    claims.date_precision,
    claims.date_basis,
    claims.date_text,
    claims.place_id,
    claims.place_ids,
    claims.place_basis,
    claims.attributed_to,
    claims.via,
    origins.origin_id,
    origins.origin_path,
    claims.parser_version,
    case
        when events.change = 'rejected' or reviews.review_status = 'rejected' then 'rejected'
        when len(claims.corrected_fields) > 0 then 'corrected'
        when accepted.claim_id is not null or reviews.review_status = 'accepted' then 'accepted'
        when events.change in ('merged', 'split') then events.change
        else 'unreviewed'
    end as review_status,
    read_values.machine_values
from {{ ref('stg_claims') }} as claims
inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on claims.claim_id = origins.claim_id
inner join {{ of_affected_events(ref('int_reviewed_events')) }} as events on claims.claim_id = events.claim_id
left join {{ of_affected_events(ref('int_event_reviews')) }} as reviews on origins.event_id = reviews.event_id
left join accepted on claims.claim_id = accepted.claim_id
left join {{ ref('int_machine_values') }} as read_values on claims.claim_id = read_values.target_id
