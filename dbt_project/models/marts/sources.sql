with outlets as (
    select distinct
        claims.claim_id,
        articles.outlet_origin_id as source_id
    from {{ ref('stg_claims') }} as claims
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
),

actors as (
    select
        claims.claim_id,
        unnest(list_distinct(list_concat(claims.attributed_to, claims.via))) as source_id
    from {{ ref('stg_claims') }} as claims
),

-- the body a person speaks for is a source too
voices as (
    select
        actors.claim_id,
        roots.voice_id as source_id
    from actors
    inner join {{ ref('int_actor_roots') }} as roots on actors.source_id = roots.actor_id
),

source_claims as (
    select
        claim_id,
        source_id
    from outlets
    union
    select
        claim_id,
        source_id
    from actors
    union
    select
        claim_id,
        source_id
    from voices
),

-- what the desk rejected speaks neither for a source nor against it
standing as (
    select claim_id
    from {{ ref('claims') }}
    where review_status != 'rejected'
),

told as (
    select
        source_claims.source_id,
        source_claims.claim_id,
        origins.event_id,
        origins.article_id,
        origins.published_at
    from source_claims
    inner join {{ ref('int_claim_origins') }} as origins on source_claims.claim_id = origins.claim_id
    semi join standing on source_claims.claim_id = standing.claim_id
),

-- to be the first of one's own echo is no merit: somebody else must have reported it too
event_starts as (
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
    from told
    inner join event_starts on told.event_id = event_starts.event_id
    where event_starts.n_articles > 1 and event_starts.n_origins > 1
    group by told.source_id
),

-- what a source gives, held against what other origins give for the same attribute in other articles
given as (
    select distinct
        source_claims.source_id,
        reported.event_id,
        reported.attribute,
        reported.value_key,
        reported.article_id,
        reported.low,
        reported.high,
        reported.ids,
        reported.branch_ids,
        reported.origin_id
    from source_claims
    inner join {{ ref('int_reported_values') }} as reported on source_claims.claim_id = reported.claim_id
    semi join standing on source_claims.claim_id = standing.claim_id
    where reported.attribute != 'participant'
),

-- an origin that gives several values stands by any of them
faced as (
    select
        a.source_id,
        a.event_id,
        a.attribute,
        a.value_key,
        bool_or({{ compatible() }}) as is_compatible
    from given as a
    inner join {{ ref('int_reported_values') }} as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.value_key = b.value_key
        and a.article_id != b.article_id
        -- an echo of the same origin neither confirms nor contradicts
        and a.origin_id != b.origin_id
    group by a.source_id, a.event_id, a.attribute, a.value_key, a.origin_id, b.origin_id
),

compared as (
    select
        source_id,
        event_id,
        attribute,
        value_key,
        bool_and(is_compatible) as is_compatible
    from faced
    group by source_id, event_id, attribute, value_key
),

agreement as (
    select
        source_id,
        count(*) as n_compared,
        count(*) filter (where is_compatible) as n_corroborated,
        count(*) filter (where not is_compatible) as n_contradicted
    from compared
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
    from told
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
