-- Each count with the toll it speaks of: the row of marts.casualties in which it is compared with others.
-- Sides, groups, periods and cumulative tolls never meet; a count inside another of the same toll refines it and has no vote.
with counts as (
    select
        counts.*,
        origins.event_id,
        origins.origin_id,
        origins.published_on,
        origins.published_at,
        coalesce(roots.side_id, counts.victim_side) as side
    from {{ ref('stg_casualty_claims') }} as counts
    inner join {{ ref('int_claim_origins') }} as origins on counts.claim_id = origins.claim_id
    left join {{ ref('int_actor_roots') }} as roots on counts.victim_side = roots.actor_id
),

-- where an event knows one side only, a count that names none speaks of it if both can hold
single_sides as (
    select
        event_id,
        outcome,
        victim_group,
        is_cumulative,
        any_value(side) as side,
        min(victim_side) as victim_side,
        min(count_low) as count_low,
        max(coalesce(count_high, 9e18::bigint)) as count_high
    from counts
    where side is not null and victim_group = 'combatants'
    group by event_id, outcome, victim_group, is_cumulative
    having count(distinct side) = 1
),

sided as (
    select
        counts.* exclude (side, victim_side),
        coalesce(counts.side, single_sides.side) as side,
        coalesce(counts.victim_side, single_sides.victim_side) as victim_side
    from counts
    left join single_sides
        on counts.event_id = single_sides.event_id
        and counts.outcome = single_sides.outcome
        and counts.victim_group = single_sides.victim_group
        and counts.is_cumulative = single_sides.is_cumulative
        and counts.side is null
        and {{ overlaps('counts.count_low', 'counts.count_high', 'single_sides.count_low', 'single_sides.count_high') }}
),

-- "since mid-November" of two days' papers is one period that has grown; a closed period is only itself
periods as (
    select
        *,
        is_cumulative and date_start is not null and date_end >= published_on as runs_on,
        row_number() over (order by casualty_claim_id) as row_no
    from sided
),

starts as (
    select distinct
        event_id,
        outcome,
        victim_group,
        side,
        date_start
    from periods
    where runs_on
),

start_steps as (
    select
        *,
        coalesce(
            date_start - lag(date_start) over (
                partition by event_id, outcome, victim_group, side order by date_start
            ) > 3,
            true
        )::integer as is_new
    from starts
),

start_groups as (
    select
        *,
        sum(is_new) over (
            partition by event_id, outcome, victim_group, side order by date_start
        ) as period_no
    from start_steps
),

keyed as (
    select
        periods.*,
        case
            when not periods.is_cumulative then ''
            when periods.runs_on then 'open ' || start_groups.period_no
            when periods.date_start is not null then periods.date_start || '/' || coalesce(periods.date_end::varchar, '')
        end as period_key
    from periods
    left join start_groups
        on periods.event_id = start_groups.event_id
        and periods.outcome = start_groups.outcome
        and periods.victim_group = start_groups.victim_group
        and periods.side is not distinct from start_groups.side
        and periods.date_start = start_groups.date_start
        and periods.runs_on
),

-- a cumulative count without a period belongs to the one that runs on, or to the only one there is
single_periods as (
    select
        event_id,
        outcome,
        victim_group,
        side,
        case
            when count(distinct period_key) filter (where runs_on) = 1 then min(period_key) filter (where runs_on)
            when count(distinct period_key) = 1 then min(period_key)
        end as period_key
    from keyed
    where is_cumulative and period_key is not null
    group by event_id, outcome, victim_group, side
),

tolls as (
    select
        keyed.* exclude (period_key, runs_on, row_no),
        coalesce(keyed.period_key, single_periods.period_key, 'undated') as period_key
    from keyed
    left join single_periods
        on keyed.event_id = single_periods.event_id
        and keyed.outcome = single_periods.outcome
        and keyed.victim_group = single_periods.victim_group
        and keyed.side is not distinct from single_periods.side
        and keyed.is_cumulative
),

identified as (
    select
        *,
        substr(sha256(concat_ws(
            '|', event_id, outcome, victim_group, coalesce(side, ''), is_cumulative::varchar, period_key
        )), 1, 16) as casualty_id
    from tolls
)

select
    claims.casualty_claim_id,
    claims.casualty_id,
    claims.claim_id,
    claims.event_id,
    claims.article_id,
    claims.outcome,
    claims.victim_group,
    claims.victim_side,
    claims.side,
    claims.is_cumulative,
    claims.period_key,
    claims.count_low,
    claims.count_best,
    claims.count_high,
    -- a headline that prints "250" for its body's "at least 250" means the body
    min(claims.count_low) over same_words as held_low,
    case when count(*) over same_words = count(claims.count_high) over same_words then max(claims.count_high) over same_words end
        as held_high,
    claims.qualifier,
    claims.subset_of is not null as is_subset,
    coalesce(wholes.casualty_id = claims.casualty_id, false) as is_refinement,
    claims.date_start,
    claims.date_end,
    claims.origin_id,
    claims.published_on,
    claims.published_at
from identified as claims
left join identified as wholes on claims.subset_of = wholes.casualty_claim_id
window same_words as (partition by claims.casualty_id, claims.origin_id, claims.article_id, claims.count_best)
