{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Each count with the toll it speaks of: the row of marts.casualties in which it is compared with others.
-- Sides, groups, periods and cumulative tolls never meet; a count inside another of the same toll refines it and has no vote.
-- "since mid-November" of two days' papers is one period that has grown; a closed period is only itself
with periods as (
    select
        *,
        -- what keeps the dead of two sides apart: the side that is named, else the kind of fighter
        coalesce(side, victim_kind) as camp,
        is_cumulative and date_start is not null and date_end >= published_on as runs_on
    from {{ of_affected_events(ref('int_sided_counts')) }}
),

starts as (
    select distinct
        event_id,
        outcome,
        victim_group,
        camp,
        date_start
    from periods
    where runs_on
),

start_steps as (
    select
        *,
        coalesce(
            date_start - lag(date_start) over (
                partition by event_id, outcome, victim_group, camp order by date_start
            ) > 3,
            true
        )::integer as is_new
    from starts
),

start_groups as (
    select
        *,
        sum(is_new) over (
            partition by event_id, outcome, victim_group, camp order by date_start
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
    -- what must hold of the count alone stands inside the key: beside it the engine would compare every count with every period
    left join start_groups
        on case when periods.runs_on then periods.event_id end = start_groups.event_id
        and periods.outcome = start_groups.outcome
        and periods.victim_group = start_groups.victim_group
        and periods.camp is not distinct from start_groups.camp
        and periods.date_start = start_groups.date_start
),

-- a cumulative count without a period belongs to the one that runs on, or to the only one there is
single_periods as (
    select
        event_id,
        outcome,
        victim_group,
        camp,
        case
            when count(distinct period_key) filter (where runs_on) = 1 then min(period_key) filter (where runs_on)
            when count(distinct period_key) = 1 then min(period_key)
        end as period_key
    from keyed
    where is_cumulative and period_key is not null
    group by event_id, outcome, victim_group, camp
),

tolls as (
    select
        keyed.* exclude (period_key, runs_on),
        coalesce(keyed.period_key, single_periods.period_key, 'undated') as period_key
    from keyed
    left join single_periods
        on case when keyed.is_cumulative then keyed.event_id end = single_periods.event_id
        and keyed.outcome = single_periods.outcome
        and keyed.victim_group = single_periods.victim_group
        and keyed.camp is not distinct from single_periods.camp
),

-- an open and a closed period that end up with the same days are one: the days are what an analyst sees of a toll
spans as (
    select
        event_id,
        outcome,
        victim_group,
        camp,
        period_key,
        concat_ws('/', coalesce(min(date_start)::varchar, ''), coalesce(max(date_end)::varchar, '')) as days
    from tolls
    where is_cumulative
    group by event_id, outcome, victim_group, camp, period_key
),

identified as (
    select
        tolls.*,
        substr(sha256(concat_ws(
            '|',
            tolls.event_id,
            tolls.outcome,
            tolls.victim_group,
            coalesce(tolls.camp, ''),
            tolls.is_cumulative::varchar,
            coalesce(spans.days, '')
        )), 1, 16) as casualty_id
    from tolls
    left join spans
        on case when tolls.is_cumulative then tolls.event_id end = spans.event_id
        and tolls.outcome = spans.outcome
        and tolls.victim_group = spans.victim_group
        and tolls.camp is not distinct from spans.camp
        and tolls.period_key = spans.period_key
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
    claims.victim_kind,
    claims.is_cumulative,
    claims.period_key,
    claims.count_low,
    claims.count_best,
    claims.count_high,
    -- a headline that prints "250" for its body's "at least 250" means the body
    min(claims.count_low) over same_words as held_low,
    case
        when count(*) over same_words = count(claims.count_high) over same_words and not bool_or(claims.is_partial) over same_words
            then max(claims.count_high) over same_words
    end as held_high,
    claims.qualifier,
    claims.subset_of is not null as is_subset,
    coalesce(wholes.casualty_id = claims.casualty_id, false)
    -- the bodies of one house are part of the dead that somebody else counts, unless they are more
    or (
        claims.is_partial
        and coalesce(
            max(claims.count_best) filter (where not claims.is_partial) over (partition by claims.casualty_id) >= claims.count_best,
            false
        )
    ) as is_refinement,
    claims.date_start,
    claims.date_end,
    claims.origin_id,
    claims.published_on,
    claims.published_at
from identified as claims
left join identified as wholes on claims.subset_of = wholes.casualty_claim_id
window same_words as (partition by claims.casualty_id, claims.origin_id, claims.article_id, claims.count_best)
