-- What the desk decided on an event: its own verdict on it (the last one), else how it changed what belongs to it.
with verdicts as (
    select
        decisions.row_no,
        decisions.action,
        decisions.decided_on,
        -- the event that holds most of the mentions it had when it was decided on
        mode(events.event_id order by events.event_id) as event_id
    from {{ ref('stg_review_decisions') }} as decisions
    inner join {{ ref('int_decided_claims') }} as members on decisions.row_no = members.row_no and members.side = 'target'
    inner join {{ ref('int_reviewed_events') }} as events on members.claim_id = events.claim_id
    where decisions.target_kind = 'event' and decisions.action in ('accept', 'reject') and not decisions.is_superseded
    group by decisions.row_no, decisions.action, decisions.decided_on
),

latest_verdicts as (
    select
        event_id,
        arg_max(action || 'ed', (decided_on, row_no)) as review_status
    from verdicts
    group by event_id
),

corrections as (
    select
        decisions.row_no,
        decisions.decided_on,
        decisions.field,
        decisions.value,
        mode(events.event_id order by events.event_id) as event_id
    from {{ ref('stg_review_decisions') }} as decisions
    inner join {{ ref('int_decided_claims') }} as members on decisions.row_no = members.row_no and members.side = 'target'
    inner join {{ ref('int_reviewed_events') }} as events on members.claim_id = events.claim_id
    where decisions.action = 'correct' and not decisions.is_superseded
    group by decisions.row_no, decisions.decided_on, decisions.field, decisions.value
),

corrected as (
    select
        event_id,
        list(distinct field order by field) as fields,
        arg_max(value, (decided_on, row_no)) filter (where field = 'status') as status,
        arg_max(value, (decided_on, row_no)) filter (where field = 'date_start') as date_start,
        arg_max(value, (decided_on, row_no)) filter (where field = 'date_end') as date_end,
        arg_max(value, (decided_on, row_no)) filter (where field = 'place_id') as place_id
    from corrections
    group by event_id
),

changed as (
    select
        events.event_id,
        bool_and(events.change = 'rejected') as is_rejected,
        max(case when events.change = 'left behind' then 'split' else events.change end) filter (where events.change != 'rejected')
            as change,
        bool_or(len(claims.corrected_fields) > 0 or counts.claim_id is not null) as is_corrected
    from {{ ref('int_reviewed_events') }} as events
    inner join {{ ref('stg_claims') }} as claims on events.claim_id = claims.claim_id
    left join (
        select distinct claim_id from {{ ref('stg_casualty_claims') }}
        where len(corrected_fields) > 0
    ) as counts on events.claim_id = counts.claim_id
    group by events.event_id
)

select
    changed.event_id,
    coalesce(
        case when changed.is_rejected then 'rejected' end,
        latest_verdicts.review_status,
        changed.change,
        case when changed.is_corrected or corrected.event_id is not null then 'corrected' end
    ) as review_status,
    coalesce(corrected.fields, []::varchar[]) as fields,
    corrected.status,
    try_cast(corrected.date_start as date) as date_start,
    try_cast(corrected.date_end as date) as date_end,
    nullif(corrected.place_id, 'unknown') as place_id
from changed
left join latest_verdicts on changed.event_id = latest_verdicts.event_id
left join corrected on changed.event_id = corrected.event_id
where
    coalesce(changed.is_rejected, false) or latest_verdicts.event_id is not null or changed.change is not null
    or changed.is_corrected or corrected.event_id is not null
