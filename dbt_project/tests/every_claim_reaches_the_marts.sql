-- A mention whose event type no seed knows, or that lost its event on the way, would vanish in a join.
select claims.claim_id
from {{ ref('stg_claims') }} as claims
anti join {{ ref('claims') }} as kept on claims.claim_id = kept.claim_id
union all
select parts.claim_id
from {{ ref('participant_claims') }} as parts
anti join {{ ref('participants') }} as kept
    on parts.event_id = kept.event_id and parts.actor_id = kept.actor_id and parts.role = kept.role
union all
select counts.claim_id
from {{ ref('stg_casualty_claims') }} as counts
anti join {{ ref('casualty_claims') }} as kept on counts.casualty_claim_id = kept.casualty_claim_id
