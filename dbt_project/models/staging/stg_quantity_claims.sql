-- Other figures, of the newest articles.
select
    figures.quantity_claim_id,
    figures.claim_id,
    figures.article_id,
    figures.measure,
    figures.value_low,
    figures.value_best,
    figures.value_high,
    figures.unit,
    figures.qualifier,
    figures.char_start,
    figures.char_end,
    figures.quote as figure_quote
from {{ source('raw', 'quantity_claims') }} as figures
semi join {{ ref('stg_claims') }} as claims on figures.claim_id = claims.claim_id
