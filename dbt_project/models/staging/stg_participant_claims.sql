-- Actors in their roles, of the newest articles.
select
    parts.claim_id,
    parts.article_id,
    parts.actor_id,
    parts.role,
    parts.char_start,
    parts.char_end,
    parts.quote as participant_quote
from {{ source('raw', 'participant_claims') }} as parts
semi join {{ ref('stg_claims') }} as claims on parts.claim_id = claims.claim_id
