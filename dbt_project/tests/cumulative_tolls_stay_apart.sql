-- A toll that sums up a period is never compared with, or added to, an incident's: no row of casualties gathers both,
-- no verdict compares both, and no event takes its figures from the other kind.
select counts.casualty_id as offending_id
from {{ ref('casualty_claims') }} as counts
group by counts.casualty_id
having count(distinct counts.is_cumulative) > 1
union all
select events.event_id as offending_id
from {{ ref('events') }} as events
where
    events.killed_best is not null
    and not exists (
        select 1
        from {{ ref('casualties') }} as tolls
        where
            tolls.event_id = events.event_id
            and tolls.outcome = 'killed'
            and tolls.is_cumulative = events.is_aggregate
            and tolls.count_best = events.killed_best
    )
