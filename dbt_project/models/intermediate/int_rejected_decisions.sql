-- Decisions that cannot be carried out, each with its problem: those whose row says so, and those that events show to be impossible.
with sides as (
    select
        members.row_no,
        members.side,
        count(*) as n_claims,
        list_sort(list(distinct matched.event_id)) as event_ids
    from {{ ref('int_decided_claims') }} as members
    inner join {{ ref('int_claim_events') }} as matched on members.claim_id = matched.claim_id
    group by members.row_no, members.side
),

event_sizes as (
    select
        event_id,
        count(*) as n_claims
    from {{ ref('int_claim_events') }}
    group by event_id
),

judged as (
    select
        decisions.*,
        case
            when decisions.problem is not null then decisions.problem
            when decisions.action = 'correct' and decisions.target_kind != 'event' then null
            when targets.row_no is null then 'unknown_id'
            when decisions.action = 'merge' and others.row_no is null then 'unknown_other_id'
            when decisions.action = 'merge' and targets.event_ids = others.event_ids then 'one_event'
            when
                decisions.action = 'split' and len(targets.event_ids) = 1
                and targets.n_claims = (
                    select sizes.n_claims from event_sizes as sizes
                    where sizes.event_id = targets.event_ids[1]
                )
                then 'nothing_left'
        end as found_problem
    from {{ ref('stg_review_decisions') }} as decisions
    left join sides as targets on decisions.row_no = targets.row_no and targets.side = 'target'
    left join sides as others on decisions.row_no = others.row_no and others.side = 'value'
)

select
    row_no,
    decision_id,
    action,
    target_id,
    field,
    value,
    who,
    decided_on,
    why,
    file_problem,
    found_problem as problem
from judged
where found_problem is not null
