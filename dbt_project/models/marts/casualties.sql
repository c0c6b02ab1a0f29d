{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
with tolls as (
    select
        claims.casualty_id,
        any_value(claims.event_id) as event_id,
        any_value(claims.outcome) as outcome,
        any_value(claims.victim_group) as victim_group,
        any_value(claims.side) as victim_side,
        any_value(claims.victim_kind) as victim_kind,
        any_value(claims.is_cumulative) as is_cumulative,
        count(*)::integer as n_claims,
        count(distinct claims.article_id)::integer as n_articles,
        count(distinct articles.outlet_origin_id)::integer as n_outlets,
        count(distinct claims.origin_id)::integer as n_origins,
        bool_and(claims.is_subset) as is_subset,
        min(claims.date_start) as date_start,
        max(claims.date_end) as date_end
    from {{ of_affected_events(ref('int_toll_claims')) }} as claims
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
    group by claims.casualty_id
)

select
    tolls.casualty_id,
    tolls.event_id,
    tolls.outcome,
    tolls.victim_group,
    tolls.victim_side,
    tolls.victim_kind,
    tolls.is_cumulative,
    votes.count_low,
    votes.count_best,
    votes.count_high,
    coalesce(votes.reconciled_by, 'uncounted') as reconciled_by,
    tolls.n_claims,
    tolls.n_articles,
    tolls.n_outlets,
    tolls.n_origins,
    coalesce(verdicts.verdict, case when tolls.n_articles > 1 then 'repeated' else 'single_source' end) as corroboration,
    tolls.is_subset,
    tolls.date_start,
    tolls.date_end
from tolls
left join {{ of_affected_events(ref('int_toll_votes')) }} as votes on tolls.casualty_id = votes.casualty_id
left join {{ of_affected_events(ref('int_verdicts')) }} as verdicts
    on tolls.event_id = verdicts.event_id
    and tolls.casualty_id = verdicts.value_key
    and verdicts.attribute = 'count'
