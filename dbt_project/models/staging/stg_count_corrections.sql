{{ config(materialized='table') }}
-- What the desk says of one count of people instead of what the machine read: one row for each count that is corrected.
with corrections as (
    {{ corrections_of('count', 'casualty_claim_id') }}
)

select
    casualty_claim_id,
    list(field order by field) as fields,
    {{ corrected('outcome') }} as outcome,
    {{ corrected('victim_group') }} as victim_group,
    {{ corrected('victim_side') }} as victim_side,
    {{ corrected('qualifier') }} as qualifier,
    {{ corrected('is_cumulative') }}::boolean as is_cumulative,
    {{ corrected('count_low') }}::bigint as count_low,
    {{ corrected('count_best') }}::bigint as count_best,
    {{ corrected('count_high') }}::bigint as count_high
from corrections
group by casualty_claim_id
