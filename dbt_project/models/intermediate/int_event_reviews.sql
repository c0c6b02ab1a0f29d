select null::varchar as event_id, null::varchar as review_status where false
