select
    counts.casualty_claim_id,
    counts.claim_id,
    origins.event_id,
    counts.article_id,
    counts.char_start,
    counts.char_end,
    counts.count_quote as quote,
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
    counts.place_id,
    origins.origin_id,
    tolls.casualty_id
from {{ ref('stg_casualty_claims') }} as counts
inner join {{ ref('int_claim_origins') }} as origins on counts.claim_id = origins.claim_id
inner join {{ ref('int_toll_claims') }} as tolls on counts.casualty_claim_id = tolls.casualty_claim_id
