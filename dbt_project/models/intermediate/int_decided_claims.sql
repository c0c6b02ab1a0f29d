-- Which mentions each decision on events and mentions is about, on either side (`target`, and `value` for the other event of
-- a merge). A decision on an event keeps the mentions that the event had when the desk first said so, since an event's id may
-- change as articles arrive; without them the id itself is looked up.
with decisions as (
    select * from {{ ref('stg_review_decisions') }}
    where problem is null and (action != 'correct' or target_kind = 'event')
),

sides as (
    select
        row_no,
        'target' as side,
        case when target_kind = 'claim' then target_ids else target_claim_ids end as claim_ids,
        target_id as named_id
    from decisions
    union all
    select
        row_no,
        'value' as side,
        value_claim_ids as claim_ids,
        value as named_id
    from decisions
    where action = 'merge'
),

remembered as (
    select
        sides.row_no,
        sides.side,
        claims.claim_id
    from sides, unnest(sides.claim_ids) as members (claim_id)
    inner join {{ ref('int_claim_events') }} as claims on members.claim_id = claims.claim_id
),

named as (
    select
        sides.row_no,
        sides.side,
        claims.claim_id
    from sides
    anti join remembered on sides.row_no = remembered.row_no and sides.side = remembered.side
    inner join {{ ref('int_claim_events') }} as claims on sides.named_id in (claims.claim_id, claims.event_id)
)

select
    row_no,
    side,
    claim_id
from remembered
union
select
    row_no,
    side,
    claim_id
from named
