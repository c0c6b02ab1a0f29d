{{ config(materialized='table') }}
-- What the desk says of one mention instead of what the machine read: one row for each claim that a decision corrects.
with corrections as (
    select
        target_id as claim_id,
        field,
        value
    from {{ ref('stg_review_decisions') }}
    where action = 'correct' and target_kind = 'claim' and problem is null and not is_superseded
)

select
    claim_id,
    list(field order by field) as fields,
    max(value) filter (where field = 'event_subtype') as event_subtype,
    max(value) filter (where field = 'status') as status,
    max(value) filter (where field = 'is_aggregate')::boolean as is_aggregate,
    max(nullif(value, 'unknown')) filter (where field = 'date_start')::date as date_start,
    max(nullif(value, 'unknown')) filter (where field = 'date_end')::date as date_end,
    max(nullif(value, 'unknown')) filter (where field = 'place_id') as place_id
from corrections
group by claim_id
