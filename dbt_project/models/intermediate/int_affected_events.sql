-- Events, by their old ids and their new ones, of which anything can have changed since the last build: those that a mention
-- joined or left, those told in a retold article, and those that the desk decided on.
select unnest([events.event_id, before.event_id]) as event_id
from {{ ref('int_reviewed_events') }} as events
full join {{ previous_claim_events() }} as before on events.claim_id = before.claim_id
where events.event_id is distinct from before.event_id
union
select events.event_id
from {{ ref('int_reviewed_events') }} as events
semi join {{ ref('int_retold_articles') }} as articles on events.article_id = articles.article_id
union
select events.event_id
from {{ ref('int_reviewed_events') }} as events
semi join {{ ref('int_decided_claims') }} as decided on events.claim_id = decided.claim_id
