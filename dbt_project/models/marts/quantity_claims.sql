{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
select
    figures.quantity_claim_id,
    figures.claim_id,
    origins.event_id,
    figures.article_id,
    figures.measure,
    figures.value_low,
    figures.value_best,
    figures.value_high,
    figures.unit,
    figures.qualifier,
    figures.char_start,
    figures.char_end,
    figures.figure_quote as quote
from {{ ref('stg_quantity_claims') }} as figures
inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on figures.claim_id = origins.claim_id
