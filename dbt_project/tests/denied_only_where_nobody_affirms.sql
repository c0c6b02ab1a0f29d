select events.event_id
from {{ ref('events') }} as events
inner join {{ ref('claims') }} as claims on events.event_id = claims.event_id
-- unless the desk says so
where events.status = 'denied' and claims.status != 'denied' and events.machine_values is null
