-- Counts of people harmed or moved, of the newest articles.
select
    counts.casualty_claim_id,
    counts.claim_id,
    counts.article_id,
    counts.char_start,
    counts.char_end,
    counts.quote as count_quote,
    counts.outcome,
    counts.victim_group,
    counts.victim_side,
    counts.count_low,
    counts.count_best,
    counts.count_high,
    counts.qualifier,
    counts.subset_of,
    counts.is_cumulative,
    counts.date_start,
    counts.date_end,
    counts.place_id
from {{ source('raw', 'casualty_claims') }} as counts
semi join {{ ref('stg_claims') }} as claims on counts.claim_id = claims.claim_id
