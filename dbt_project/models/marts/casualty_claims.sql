{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
select
    counts.casualty_claim_id,
    counts.claim_id,
    origins.event_id,
    counts.article_id,
    counts.char_start,
    counts.char_end,
    counts.count_quote as quote,
    counts.outcome,
    counts.victim_group,
    counts.victim_side,
    counts.count_low,
    counts.count_best,
    counts.count_high,
    counts.qualifier,
    counts.subset_of,
    counts.is_cumulative,
    counts.date_start,
    counts.date_end,
    counts.place_id,
    origins.origin_id,
    tolls.casualty_id,
    case
        when claims.review_status = 'rejected' then 'rejected'
        when len(counts.corrected_fields) > 0 then 'corrected'
        when claims.review_status = 'accepted' then 'accepted'
        else 'unreviewed'
    end as review_status,
    read_values.machine_values
from {{ ref('stg_casualty_claims') }} as counts
inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on counts.claim_id = origins.claim_id
inner join {{ of_affected_events(ref('int_toll_claims')) }} as tolls on counts.casualty_claim_id = tolls.casualty_claim_id
inner join {{ of_affected_events(ref('claims')) }} as claims on counts.claim_id = claims.claim_id
left join {{ ref('int_machine_values') }} as read_values on counts.casualty_claim_id = read_values.target_id
