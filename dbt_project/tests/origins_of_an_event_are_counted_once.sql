-- n_origins is the number of different origin_id among the mentions of the event.
select events.event_id
from {{ ref('events') }} as events
inner join {{ ref('claims') }} as claims on events.event_id = claims.event_id
group by events.event_id, events.n_origins, events.n_claims, events.n_articles
having
    count(distinct claims.origin_id) != events.n_origins
    or count(*) != events.n_claims
    or count(distinct claims.article_id) != events.n_articles
