{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
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
    from {{ of_affected_events(ref('int_toll_claims')) }} as tolls
    inner join {{ ref('stg_casualty_claims') }} as counts on tolls.casualty_claim_id = counts.casualty_claim_id
    inner join {{ ref('stg_articles') }} as articles on tolls.article_id = articles.article_id
),

-- what each origin said of the whole toll, publication by publication; its other figures of one article are no revision
publications as (
    select
        casualty_id,
        origin_id,
        published_at,
        max(count_best) as count_best
    from said
    where not is_refinement and count_best is not null
    group by casualty_id, origin_id, published_at
),

successions as (
    select
        casualty_id,
        origin_id,
        published_at,
        lag(count_best) over (partition by casualty_id, origin_id order by published_at nulls last) as previous_best,
        lead(count_best) over (partition by casualty_id, origin_id order by published_at nulls last) as next_best
    from publications
),

ordered as (
    select
        said.*,
        case when not said.is_refinement and said.count_best is not null then successions.previous_best end as previous_best,
        not said.is_refinement and said.count_best is not null and successions.next_best is null as is_latest,
        row_number() over (
            partition by said.casualty_id
            order by said.published_at nulls last, said.article_id, said.char_start, said.casualty_claim_id
        ) as step_no,
        row_number() over (
            partition by said.casualty_id, said.origin_id, said.count_best, said.qualifier
            order by said.published_at nulls last, said.article_id, said.char_start, said.casualty_claim_id
        ) as time_said
    from said
    left join successions
        on said.casualty_id = successions.casualty_id
        and said.origin_id = successions.origin_id
        and said.published_at is not distinct from successions.published_at
)

select
    casualty_claim_id,
    event_id,
    casualty_id,
    outcome,
    victim_group,
    victim_side,
    is_cumulative,
    step_no::integer as step_no,
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
    time_said > 1 as is_repeat,
    is_latest,
    is_refinement
from ordered
