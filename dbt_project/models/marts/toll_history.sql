with said as (
    select
        tolls.event_id,
        tolls.casualty_id,
        tolls.casualty_claim_id,
        tolls.claim_id,
        tolls.article_id,
        tolls.outcome,
        tolls.victim_group,
        tolls.victim_side,
        tolls.is_cumulative,
        tolls.is_refinement,
        tolls.origin_id,
        articles.outlet,
        tolls.published_on,
        tolls.published_at,
        tolls.count_low,
        tolls.count_best,
        tolls.count_high,
        tolls.qualifier,
        counts.count_quote,
        counts.char_start
    from {{ ref('int_toll_claims') }} as tolls
    inner join {{ ref('stg_casualty_claims') }} as counts on tolls.casualty_claim_id = counts.casualty_claim_id
    inner join {{ ref('stg_articles') }} as articles on tolls.article_id = articles.article_id
),

-- what an origin had said of the whole toll before that publication; its other figures of one article are no revision
earlier as (
    select
        *,
        case when not is_refinement and count_best is not null then
            last_value(count_best ignore nulls) over (
                partition by casualty_id, origin_id, is_refinement
                order by epoch(published_at)
                range between unbounded preceding and 1 preceding
            )
        end as previous_best,
        row_number() over (
            partition by casualty_id order by published_at nulls last, article_id, char_start, casualty_claim_id
        )::integer as step_no,
        not is_refinement and count_best is not null
        and published_at is not distinct from max(published_at) over (partition by casualty_id, origin_id, is_refinement)
            as is_latest,
        row_number() over (
            partition by casualty_id, origin_id, count_best, qualifier
            order by published_at nulls last, article_id, char_start, casualty_claim_id
        ) > 1 as is_repeat
    from said
)

select
    casualty_claim_id,
    event_id,
    casualty_id,
    outcome,
    victim_group,
    victim_side,
    is_cumulative,
    step_no,
    published_on,
    published_at,
    origin_id,
    outlet,
    article_id,
    claim_id,
    count_low,
    count_best,
    count_high,
    qualifier,
    count_quote as quote,
    previous_best,
    coalesce(previous_best != count_best, false) as is_revision,
    is_repeat,
    is_latest,
    is_refinement
from earlier
