{{ config(materialized='table') }}
-- What the desk says of one mention instead of what the machine read: one row for each claim that a decision corrects.
with corrections as (
    {{ corrections_of('claim', 'claim_id') }}
)

select
    claim_id,
    list(field order by field) as fields,
    {{ corrected('event_subtype') }} as event_subtype,
    {{ corrected('status') }} as status,
    {{ corrected('is_aggregate') }}::boolean as is_aggregate,
    {{ corrected('date_start') }}::date as date_start,
    {{ corrected('date_end') }}::date as date_end,
    {{ corrected('place_id') }} as place_id
from corrections
group by claim_id
