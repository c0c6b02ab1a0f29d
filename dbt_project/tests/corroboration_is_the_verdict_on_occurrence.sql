select events.event_id
from {{ ref('events') }} as events
left join {{ ref('source_agreement') }} as agreement
    on events.event_id = agreement.event_id and agreement.attribute = 'occurrence'
where agreement.verdict is distinct from events.corroboration
