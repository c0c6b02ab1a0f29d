-- Counts of people harmed or moved, of the newest articles, with what the desk corrected in place of what the machine read.
with read_counts as (
    select counts.*
    from {{ source('raw', 'casualty_claims') }} as counts
    semi join {{ ref('stg_claims') }} as claims on counts.claim_id = claims.claim_id
),

corrected as (
    select
        counts.* exclude (outcome, victim_group, victim_side, count_low, count_best, count_high, qualifier, is_cumulative),
        coalesce(corrections.outcome, counts.outcome) as outcome,
        coalesce(corrections.victim_group, counts.victim_group) as victim_group,
        case when list_contains(corrections.fields, 'victim_side') then corrections.victim_side else counts.victim_side end as victim_side,
        -- a new best figure is exact unless its bounds are corrected too
        case
            when list_contains(corrections.fields, 'count_low') then corrections.count_low
            when list_contains(corrections.fields, 'count_best') then corrections.count_best
            else counts.count_low
        end as count_low,
        case when list_contains(corrections.fields, 'count_best') then corrections.count_best else counts.count_best end as count_best,
        case
            when list_contains(corrections.fields, 'count_high') then corrections.count_high
            when list_contains(corrections.fields, 'count_best') then corrections.count_best
            else counts.count_high
        end as count_high,
        case
            when corrections.qualifier is not null then corrections.qualifier
            when list_contains(corrections.fields, 'count_best')
                then case when corrections.count_best is null then 'uncounted' else 'exact' end
            else counts.qualifier
        end as qualifier,
        coalesce(corrections.is_cumulative, counts.is_cumulative) as is_cumulative,
        coalesce(corrections.fields, []::varchar[]) as corrected_fields
    from read_counts as counts
    left join {{ ref('stg_count_corrections') }} as corrections on counts.casualty_claim_id = corrections.casualty_claim_id
)

select
    casualty_claim_id,
    claim_id,
    article_id,
    char_start,
    char_end,
    quote as count_quote,
    outcome,
    victim_group,
    victim_side,
    count_low,
    count_best,
    count_high,
    qualifier,
    subset_of,
    is_cumulative,
    date_start,
    date_end,
    place_id,
    corrected_fields
from corrected
