{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Low, best and high of each toll, decided by origins: each origin has one vote, its latest word, and repeating it adds nothing.
with voters as (
    select *
    from {{ of_affected_events(ref('int_toll_claims')) }}
    where not is_refinement and count_best is not null
),

latest as (
    select
        casualty_id,
        origin_id,
        max(published_at) as published_at
    from voters
    group by casualty_id, origin_id
),

-- what one origin says in one breath holds together where it can ("more than 30", then "32")
ballots as (
    select
        voters.casualty_id,
        voters.origin_id,
        any_value(voters.event_id) as event_id,
        max(voters.held_low) as floor,
        min(voters.held_high) as ceiling,
        min(voters.held_low) as lowest,
        case when count(*) = count(voters.held_high) then max(voters.held_high) end as highest,
        max(voters.count_best) as best
    from voters
    inner join latest
        on voters.casualty_id = latest.casualty_id
        and voters.origin_id = latest.origin_id
        and voters.published_at is not distinct from latest.published_at
    group by voters.casualty_id, voters.origin_id
),

votes as (
    select
        casualty_id,
        event_id,
        origin_id,
        best,
        -- an origin that contradicts itself in one text stands for the whole span
        case when coalesce(floor <= ceiling, true) then floor else lowest end as low,
        case when coalesce(floor <= ceiling, true) then ceiling else highest end as high
    from ballots
),

candidates as (
    select
        a.casualty_id,
        a.best,
        count(*) filter (where b.low <= a.best and coalesce(a.best <= b.high, true)) as n_votes
    from votes as a
    inner join votes as b on a.casualty_id = b.casualty_id
    group by a.casualty_id, a.origin_id, a.best
),

-- the figure that most origins can agree to; of two equal ones the lower
winners as (
    select
        casualty_id,
        arg_max(best, (n_votes, -best)) as best,
        max(n_votes) as n_votes
    from candidates
    group by casualty_id
),

rivals as (
    select
        candidates.casualty_id,
        count(distinct candidates.best) as n_best
    from candidates
    inner join winners on candidates.casualty_id = winners.casualty_id and candidates.n_votes = winners.n_votes
    group by candidates.casualty_id
),

bounds as (
    select
        casualty_id,
        any_value(event_id) as event_id,
        count(*) as n_voters,
        max(low) as floor,
        min(high) as ceiling,
        min(low) as lowest,
        case when count(*) = count(high) then max(high) end as highest,
        coalesce(max(low) <= min(high), true) as holds_together
    from votes
    group by casualty_id
)

select
    bounds.casualty_id,
    bounds.event_id,
    case when bounds.holds_together then bounds.floor else bounds.lowest end as count_low,
    case
        when bounds.holds_together
            then greatest(bounds.floor, least(winners.best, coalesce(bounds.ceiling, winners.best)))
        else winners.best
    end as count_best,
    case when bounds.holds_together then bounds.ceiling else bounds.highest end as count_high,
    case
        when bounds.n_voters = 1 then 'one_voice'
        when bounds.holds_together then 'narrowed'
        when rivals.n_best = 1 then 'outvoted'
        else 'lowest_of_equals'
    end as reconciled_by
from bounds
inner join winners on bounds.casualty_id = winners.casualty_id
inner join rivals on bounds.casualty_id = rivals.casualty_id
