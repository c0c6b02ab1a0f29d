{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail') }}

-- a mention of an article that was corrected since goes on as the mention that stands for it in the new text
with previous as (
    select
        coalesce(revised.newer_claim_id, remembered.claim_id) as claim_id,
        remembered.event_id
    from {{ previous_claim_events() }} as remembered
    left join {{ ref('int_revised_claims') }} as revised on remembered.claim_id = revised.older_claim_id
),

moved as (
    select
        previous.event_id as old_event_id,
        events.event_id as new_event_id,
        count(distinct events.claim_id) as n_claims
    from previous
    inner join {{ ref('int_reviewed_events') }} as events on previous.claim_id = events.claim_id
    where previous.event_id != events.event_id
    group by previous.event_id, events.event_id
),

-- a new id under which nothing of another old event is found is the old event renamed
arrivals as (
    select
        events.event_id as new_event_id,
        count(distinct previous.event_id) as n_old_events
    from {{ ref('int_reviewed_events') }} as events
    inner join previous on events.claim_id = previous.claim_id
    group by events.event_id
),

departures as (
    select
        previous.event_id as old_event_id,
        count(distinct events.event_id) as n_new_events
    from previous
    inner join {{ ref('int_reviewed_events') }} as events on previous.claim_id = events.claim_id
    group by previous.event_id
)

select
    moved.old_event_id,
    moved.new_event_id,
    case
        when arrivals.n_old_events = 1 and departures.n_new_events = 1 then 'renamed'
        when departures.n_new_events > 1 then 'split'
        else 'merged'
    end as change,
    moved.n_claims::integer as n_claims,
    current_timestamp as recorded_at
from moved
inner join arrivals on moved.new_event_id = arrivals.new_event_id
inner join departures on moved.old_event_id = departures.old_event_id
