{{ config(materialized='table') }}
-- What the desk says of one count of people instead of what the machine read: one row for each count that is corrected.
with corrections as (
    select
        target_id as casualty_claim_id,
        field,
        value
    from {{ ref('stg_review_decisions') }}
    where action = 'correct' and target_kind = 'count' and problem is null and not is_superseded
)

select
    casualty_claim_id,
    list(field order by field) as fields,
    max(value) filter (where field = 'outcome') as outcome,
    max(value) filter (where field = 'victim_group') as victim_group,
    max(nullif(value, 'unknown')) filter (where field = 'victim_side') as victim_side,
    max(value) filter (where field = 'qualifier') as qualifier,
    max(value) filter (where field = 'is_cumulative')::boolean as is_cumulative,
    max(nullif(value, 'unknown')) filter (where field = 'count_low')::bigint as count_low,
    max(nullif(value, 'unknown')) filter (where field = 'count_best')::bigint as count_best,
    max(nullif(value, 'unknown')) filter (where field = 'count_high')::bigint as count_high
from corrections
group by casualty_claim_id
