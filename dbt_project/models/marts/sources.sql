-- to be the first of one's own echo is no merit: somebody else must have reported it too
with event_starts as (
    select
        event_id,
        min(published_at) as first_at,
        count(distinct article_id) as n_articles,
        count(distinct origin_id) as n_origins
    from {{ ref('int_claim_origins') }}
    group by event_id
),

firsts as (
    select
        told.source_id,
        count(distinct told.event_id) as n_shared_events,
        count(distinct told.event_id) filter (where told.published_at = event_starts.first_at) as n_first
    from {{ ref('int_source_claims') }} as told
    inner join event_starts on told.event_id = event_starts.event_id
    where event_starts.n_articles > 1 and event_starts.n_origins > 1
    group by told.source_id
),

agreement as (
    select
        source_id,
        count(*) as n_compared,
        count(*) filter (where is_compatible) as n_corroborated,
        count(*) filter (where not is_compatible) as n_contradicted
    from {{ ref('int_source_comparisons') }}
    group by source_id
),

-- a source corrects itself where it is the origin: who prints the monitor's new figure has corrected nothing
corrections as (
    select
        origin_id as source_id,
        count(distinct casualty_id) as n_corrected_itself
    from {{ ref('toll_history') }}
    where is_revision
    group by origin_id
),

counted as (
    select
        source_id,
        count(distinct claim_id) as n_claims,
        count(distinct article_id) as n_articles,
        count(distinct event_id) as n_events
    from {{ ref('int_source_claims') }}
    group by source_id
),

outlet_names as (
    select distinct
        outlet_origin_id as source_id,
        coalesce(outlet, 'unknown outlet') as name
    from {{ ref('stg_articles') }}
)

select
    counted.source_id,
    coalesce(outlet_names.name, actors.name_ar, counted.source_id) as name,
    case
        when outlet_names.source_id is not null then 'outlet'
        when actors.kind = 'agency' then 'agency'
        when actors.kind = 'anonymous_source' then 'anonymous'
        else 'actor'
    end as source_type,
    counted.n_claims::integer as n_claims,
    counted.n_articles::integer as n_articles,
    counted.n_events::integer as n_events,
    coalesce(firsts.n_shared_events, 0)::integer as n_shared_events,
    coalesce(firsts.n_first, 0)::integer as n_first,
    coalesce(agreement.n_compared, 0)::integer as n_compared,
    coalesce(agreement.n_corroborated, 0)::integer as n_corroborated,
    coalesce(agreement.n_contradicted, 0)::integer as n_contradicted,
    coalesce(corrections.n_corrected_itself, 0)::integer as n_corrected_itself
from counted
left join outlet_names on counted.source_id = outlet_names.source_id
left join {{ ref('stg_actors') }} as actors on counted.source_id = actors.actor_id
left join firsts on counted.source_id = firsts.source_id
left join agreement on counted.source_id = agreement.source_id
left join corrections on counted.source_id = corrections.source_id
