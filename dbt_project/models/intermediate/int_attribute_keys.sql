{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- How an analyst reads which value of its kind is meant: outcome, group, side and period for a toll, actor and role for a
-- participant, nothing where an event has only one.
with spoken_of as (
    select distinct
        event_id,
        attribute,
        value_key
    from {{ of_affected_events(ref('int_reported_values')) }}
),

periods as (
    select
        casualty_id,
        any_value(outcome) as outcome,
        any_value(victim_group) as victim_group,
        any_value(coalesce(side, victim_kind)) as camp,
        any_value(is_cumulative) as is_cumulative,
        min(date_start) as date_start,
        max(date_end) as date_end
    from {{ of_affected_events(ref('int_toll_claims')) }}
    group by casualty_id
)

select
    spoken_of.event_id,
    spoken_of.attribute,
    spoken_of.value_key,
    case
        when spoken_of.attribute = 'count'
            then
                concat_ws(
                    '/',
                    periods.outcome,
                    periods.victim_group,
                    periods.camp,
                    case
                        when periods.is_cumulative
                            then 'cumulative ' || coalesce(periods.date_start || ' ' || periods.date_end, 'undated')
                    end
                )
        else spoken_of.value_key
    end as key
from spoken_of
left join periods on case when spoken_of.attribute = 'count' then spoken_of.value_key end = periods.casualty_id
