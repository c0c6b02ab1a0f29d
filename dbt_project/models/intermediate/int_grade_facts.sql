{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- What the grade rules ask about an event, one row each.
with claims as (
    select
        claims.claim_id,
        claims.status,
        origins.event_id,
        origins.article_id,
        origins.origin_id,
        -- «مصدر أمني» of an article is an origin that nobody can ask
        origins.origin_id like '%@%' as is_nameless,
        ranks.firmness
    from {{ of_affected_events(ref('int_claim_origins')) }} as origins
    inner join {{ ref('stg_claims') }} as claims on origins.claim_id = claims.claim_id
    inner join {{ ref('status_firmness') }} as ranks on claims.status = ranks.status
),

-- the doer's own voice or the side it stands on: an army's word for its own raid
doers as (
    select distinct
        claims.event_id,
        unnest([parts.actor_id, roots.voice_id, roots.side_id]) as voice_id
    from claims
    inner join {{ ref('stg_participant_claims') }} as parts on claims.claim_id = parts.claim_id
    inner join {{ ref('int_actor_roots') }} as roots on parts.actor_id = roots.actor_id
    where parts.role in ('actor', 'attendee')
),

owned as (
    select distinct claims.event_id
    from claims
    inner join doers on claims.event_id = doers.event_id and claims.origin_id = doers.voice_id
    where claims.status in ('occurred', 'ongoing', 'announced')
),

verdicts as (
    select
        event_id,
        max(verdict) filter (where attribute = 'occurrence') as occurrence,
        case when bool_or(attribute = 'participant' and verdict = 'conflicting') then 'conflicting' else 'open' end as perpetrators
    from {{ of_affected_events(ref('int_verdicts')) }}
    group by event_id
),

gathered as (
    select
        event_id,
        first(status order by firmness, status) as status,
        count(distinct article_id) as n_articles,
        count(distinct origin_id) as n_origins,
        count(distinct origin_id) filter (where not is_nameless) as n_named_origins
    from claims
    group by event_id
)

select
    gathered.event_id,
    gathered.status,
    verdicts.occurrence,
    verdicts.perpetrators,
    owned.event_id is not null as doer_owns_it,
    gathered.n_articles,
    gathered.n_origins,
    gathered.n_named_origins
from gathered
inner join verdicts on gathered.event_id = verdicts.event_id
left join owned on gathered.event_id = owned.event_id
