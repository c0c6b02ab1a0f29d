{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- What each article says of each attribute of an event: one row for each mention that gives a comparable value.
-- low/high hold what can be compared as an interval (days, counts, 1 for affirmed and 0 for denied);
-- ids/branch_ids what can be compared as a place in a hierarchy (places, perpetrators).
with claims as (
    select
        claims.*,
        origins.event_id,
        origins.origin_id,
        origins.published_on,
        origins.published_at,
        families.one_perpetrator
    from {{ ref('stg_claims') }} as claims
    inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on claims.claim_id = origins.claim_id
    inner join {{ ref('event_types') }} as types
        on claims.event_type = types.event_type and claims.event_subtype = types.event_subtype
    inner join {{ ref('event_families') }} as families on types.family = families.family
),

telling as (
    select claim_id
    from {{ ref('int_claim_features') }}
    where not is_generic
),

told_events as (
    select distinct claims.event_id
    from claims
    inner join telling on claims.claim_id = telling.claim_id
),

occurrence as (
    select
        event_id,
        'occurrence' as attribute,
        '' as value_key,
        claim_id,
        case
            when status in ('occurred', 'ongoing', 'announced') then 'affirmed'
            else status
        end as reported,
        -- an allegation, a plan or a fear is open both ways
        case when status in ('occurred', 'ongoing', 'announced') then 1 else 0 end::double as low,
        case when status = 'denied' then 0 else 1 end::double as high,
        null::double as best,
        null::varchar[] as ids,
        null::varchar[] as branch_ids
    from claims
    -- «القصف غير طبيعي», «الحملة»: whoever names neither day, place, party nor figure comments on an event and confirms none
    where
        claim_id in (select claim_id from telling)
        or status = 'denied'
        or event_id not in (select event_id from told_events)
),

dates as (
    select
        event_id,
        'date' as attribute,
        '' as value_key,
        claim_id,
        case when date_start = date_end then date_start::varchar else concat_ws('/', date_start, date_end) end as reported,
        epoch(date_start) / 86400 as low,
        epoch(date_end) / 86400 as high,
        null::double as best,
        null::varchar[] as ids,
        null::varchar[] as branch_ids
    from claims
    where date_start is not null
),

-- «حلب» is the city or its governorate, and nobody who prints the bare name says which
place_meanings as (
    select
        branches.place_id,
        list(branches.ancestor_id) filter (
            where branches.distance = 0 or ancestors.name_ar = own.name_ar or ancestors.name_en = own.name_en
        ) as ids,
        list(branches.ancestor_id) as branch_ids,
        -- a name that nobody could place may lie anywhere
        bool_or(branches.ancestor_type = 'country') as is_placed
    from {{ ref('int_place_branches') }} as branches
    left join {{ ref('stg_places') }} as own on branches.place_id = own.place_id
    left join {{ ref('stg_places') }} as ancestors on branches.ancestor_id = ancestors.place_id
    group by branches.place_id
),

-- each name looked up by itself: the engine would compare the list of every mention with every place
named_places as (
    select
        claim_id,
        unnest(place_ids) as place_id
    from claims
    where place_id is not null
),

places as (
    select
        claims.event_id,
        'place' as attribute,
        '' as value_key,
        claims.claim_id,
        any_value(claims.place_id) as reported,
        null::double as low,
        null::double as high,
        null::double as best,
        list_sort(list_distinct(flatten(list(meanings.ids) filter (where meanings.is_placed)))) as ids,
        list_sort(list_distinct(flatten(list(meanings.branch_ids) filter (where meanings.is_placed)))) as branch_ids
    from claims
    inner join named_places on claims.claim_id = named_places.claim_id
    inner join place_meanings as meanings on named_places.place_id = meanings.place_id
    group by claims.event_id, claims.claim_id
),

counts as (
    select
        tolls.event_id,
        'count' as attribute,
        tolls.casualty_id as value_key,
        tolls.claim_id,
        case
            when tolls.qualifier = 'exact' then tolls.count_best::varchar
            else tolls.qualifier || coalesce(' ' || tolls.count_best, '')
        end as reported,
        tolls.held_low::double as low,
        tolls.held_high::double as high,
        tolls.count_best::double as best,
        null::varchar[] as ids,
        null::varchar[] as branch_ids
    from {{ of_affected_events(ref('int_toll_claims')) }} as tolls
    where
        not tolls.is_refinement
        -- words without a number are compared only where nobody gives one
        and (
            tolls.qualifier != 'uncounted'
            or tolls.casualty_id not in (
                select casualty_id from {{ of_affected_events(ref('int_toll_claims')) }}
                where qualifier != 'uncounted' and not is_refinement
            )
        )
),

participants as (
    select
        claims.event_id,
        'participant' as attribute,
        parts.actor_id || '/' || parts.role as value_key,
        claims.claim_id,
        parts.actor_id as reported,
        null::double as low,
        null::double as high,
        null::double as best,
        -- a bomb has one party behind it, an offensive may have several; the victims are never exclusive
        case when claims.one_perpetrator and parts.role = 'actor' then [parts.actor_id] end as ids,
        case
            when claims.one_perpetrator and parts.role = 'actor' then coalesce(roots.branch_ids, [parts.actor_id])
        end as branch_ids
    from {{ ref('stg_participant_claims') }} as parts
    inner join claims on parts.claim_id = claims.claim_id
    left join {{ ref('int_actor_roots') }} as roots on parts.actor_id = roots.actor_id
),

reported as (
    select * from occurrence
    union all by name
    select * from dates
    union all by name
    select * from places
    union all by name
    select * from counts
    union all by name
    select * from participants
)

select distinct
    reported.event_id,
    reported.attribute,
    reported.value_key,
    reported.claim_id,
    reported.reported,
    reported.low,
    reported.high,
    reported.best,
    reported.ids,
    reported.branch_ids,
    claims.article_id,
    articles.outlet_origin_id,
    articles.outlet,
    claims.origin_id,
    claims.published_at
from reported
inner join claims on reported.claim_id = claims.claim_id
inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
