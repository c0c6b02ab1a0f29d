{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
select
    parts.event_id,
    parts.actor_id,
    any_value(actors.name_ar) as actor_name_ar,
    any_value(actors.name_en) as actor_name_en,
    any_value(actors.actor_type) as actor_type,
    parts.role,
    count(distinct parts.claim_id)::integer as n_claims,
    count(distinct parts.article_id)::integer as n_articles,
    count(distinct articles.outlet_origin_id)::integer as n_outlets,
    count(distinct claims.origin_id)::integer as n_origins
from {{ of_affected_events(ref('participant_claims')) }} as parts
inner join {{ of_affected_events(ref('claims')) }} as claims on parts.claim_id = claims.claim_id
inner join {{ ref('stg_articles') }} as articles on parts.article_id = articles.article_id
inner join {{ ref('stg_actors') }} as actors on parts.actor_id = actors.actor_id
group by parts.event_id, parts.actor_id, parts.role
