-- A toll that sums up a period is never compared with, or added to, an incident's: no row of casualties gathers both,
-- no event takes its figures from the other kind, and every figure of an event is one toll of its own, never a sum.
with mixed_tolls as (
    select casualty_id as offending_id
    from {{ ref('casualty_claims') }}
    group by casualty_id
    having count(distinct is_cumulative) > 1
),

figures as (
    select
        event_id,
        is_aggregate,
        unnest(['killed', 'injured', 'displaced']) as outcome,
        unnest([killed_best, injured_best, displaced_best]) as figure
    from {{ ref('events') }}
),

foreign_figures as (
    select figures.event_id as offending_id
    from figures
    anti join {{ ref('casualties') }} as tolls
        on figures.event_id = tolls.event_id
        and figures.outcome = tolls.outcome
        and figures.is_aggregate = tolls.is_cumulative
        and figures.figure = tolls.count_best
    where figures.figure is not null
),

-- what nobody said can only have been added up
sums as (
    select tolls.casualty_id as offending_id
    from {{ ref('casualties') }} as tolls
    left join {{ ref('casualty_claims') }} as counts
        on tolls.casualty_id = counts.casualty_id and tolls.is_cumulative = counts.is_cumulative
    where tolls.count_best is not null
    group by tolls.casualty_id
    having not coalesce(bool_or(tolls.count_best between counts.count_low and coalesce(counts.count_high, tolls.count_best)), false)
)

select offending_id from mixed_tolls
union all
select offending_id from foreign_figures
union all
select offending_id from sums
