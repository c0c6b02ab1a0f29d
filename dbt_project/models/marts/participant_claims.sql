select
    parts.claim_id,
    origins.event_id,
    parts.article_id,
    parts.actor_id,
    parts.role,
    parts.char_start,
    parts.char_end,
    parts.participant_quote as quote
from {{ ref('stg_participant_claims') }} as parts
inner join {{ ref('int_claim_origins') }} as origins on parts.claim_id = origins.claim_id
