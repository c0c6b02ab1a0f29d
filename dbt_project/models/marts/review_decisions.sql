with current_events as (
    select
        members.row_no,
        mode(events.event_id order by events.event_id) as event_id
    from {{ ref('int_decided_claims') }} as members
    inner join {{ ref('int_reviewed_events') }} as events on members.claim_id = events.claim_id
    where members.side = 'target'
    group by members.row_no
)

select
    decisions.row_no,
    decisions.action,
    decisions.target_id,
    decisions.target_kind,
    current_events.event_id,
    decisions.field,
    coalesce(read_values.machine_values[decisions.field], events.machine_values[decisions.field]) as machine_value,
    decisions.value,
    decisions.who,
    decisions.decided_on,
    decisions.why,
    case
        when rejected.row_no is not null then 'not_applied'
        when decisions.is_superseded then 'superseded'
        else 'applied'
    end as outcome
from {{ ref('stg_review_decisions') }} as decisions
left join {{ ref('int_rejected_decisions') }} as rejected on decisions.row_no = rejected.row_no
left join current_events on decisions.row_no = current_events.row_no
left join {{ ref('events') }} as events
    on case when decisions.target_kind = 'event' then current_events.event_id end = events.event_id
left join {{ ref('int_machine_values') }} as read_values on decisions.target_id = read_values.target_id
