-- "Since mid-November, 409 …" is never one event with a single strike.
select event_id
from {{ ref('claims') }}
group by event_id
having count(distinct is_aggregate) > 1
