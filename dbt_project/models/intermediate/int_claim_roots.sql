{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Whose word each mention is before anything is merged. A named speaker comes before an anonymous one, and both before
-- the agency they spoke to; a person speaks for his body.
with speakers as (
    select
        claims.claim_id,
        unnest(claims.attributed_to) as actor_id,
        generate_subscripts(claims.attributed_to, 1) as nearness
    from {{ ref('stg_claims') }} as claims
    semi join {{ of_affected_events(ref('int_reviewed_events')) }} as events on claims.claim_id = events.claim_id
),

quoted_outlets as (
    select
        actor_id,
        min(outlet_origin_id) as outlet_origin_id
    from {{ ref('int_outlet_actors') }}
    group by actor_id
),

ranked as (
    select
        speakers.claim_id,
        coalesce(quoted_outlets.outlet_origin_id, roots.voice_id, speakers.actor_id) as voice_id,
        coalesce(roots.is_anonymous, false) as is_anonymous,
        coalesce(roots.is_agency, false) as is_agency,
        row_number() over (
            partition by speakers.claim_id
            order by
                case when roots.is_anonymous then 2 when roots.is_agency then 3 else 1 end,
                speakers.nearness
        ) as rank
    from speakers
    inner join {{ ref('stg_claims') }} as claims on speakers.claim_id = claims.claim_id
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
    left join quoted_outlets on speakers.actor_id = quoted_outlets.actor_id
    -- an outlet that quotes itself or its correspondent («مراسلنا») speaks itself
    left join {{ ref('int_outlet_actors') }} as own_outlet
        on speakers.actor_id = own_outlet.actor_id and articles.outlet_origin_id = own_outlet.outlet_origin_id
    left join {{ ref('int_actor_roots') }} as roots on speakers.actor_id = roots.actor_id
    where own_outlet.actor_id is null and speakers.actor_id != 'outlet.outlet_itself'
),

said as (
    select
        claim_id,
        voice_id,
        is_anonymous
    from ranked
    where rank = 1
)

select
    claims.claim_id,
    events.event_id,
    claims.article_id,
    claims.sentence_no,
    claims.char_start,
    case
        when said.is_anonymous then 'anonymous'
        when said.voice_id is not null or len(claims.via) > 0 then 'named'
        else 'none'
    end as root_kind,
    case
        -- «شهود» of two articles are two groups of witnesses
        when said.is_anonymous then said.voice_id || '@' || claims.article_id
        else coalesce(said.voice_id, claims.via[1])
    end as root_id,
    articles.published_on,
    coalesce(articles.published_at, articles.published_on::timestamptz) as published_at,
    coalesce(articles.credits[1], articles.outlet_origin_id) as fallback_id,
    groups.sentence_group
from {{ ref('stg_claims') }} as claims
inner join {{ of_affected_events(ref('int_reviewed_events')) }} as events on claims.claim_id = events.claim_id
inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
left join said on claims.claim_id = said.claim_id
left join {{ ref('int_sentence_groups') }} as groups
    on claims.article_id = groups.article_id and claims.sentence_no = groups.sentence_no
