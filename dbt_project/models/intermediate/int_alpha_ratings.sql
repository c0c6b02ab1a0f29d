{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- The table that Krippendorff's alpha is computed from: what each coder says of each unit, once.
-- A unit is one attribute and key of one event. The coders are origins and not outlets: ten papers that print one agency
-- text are one coder, or copying would pass for agreement. Each speaks with its last word.
with rejected as (
    select event_id
    from {{ of_affected_events(ref('int_event_reviews')) }}
    where review_status = 'rejected'
),

given as (
    select reported.*
    from {{ of_affected_events(ref('int_reported_values')) }} as reported
    anti join rejected on reported.event_id = rejected.event_id
),

{{ last_words() }},

occurrences as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        min(reported) as value_text,
        null::double as value_number
    from latest
    where attribute = 'occurrence'
    group by event_id, attribute, value_key, origin_id
),

-- of several dates the narrowest, by its first day
dates as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        null::varchar as value_text,
        arg_min(low, (high - low, low)) as value_number
    from latest
    where attribute = 'date'
    group by event_id, attribute, value_key, origin_id
),

counts as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        null::varchar as value_text,
        max(best) as value_number
    from latest
    where attribute = 'count' and best is not null
    group by event_id, attribute, value_key, origin_id
),

own_places as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        arg_max(reported, (coalesce(len(branch_ids), 0), reported)) as place_id,
        max(coalesce(len(branch_ids), 0)) as depth
    from latest
    where attribute = 'place'
    group by event_id, attribute, value_key, origin_id
),

unit_places as (
    select
        event_id,
        reported as place_id,
        max(coalesce(len(branch_ids), 0)) as depth,
        -- a mention that names further places lies on more branches: the same one speaks for the place in every build
        arg_max(branch_ids, (len(branch_ids), branch_ids)) as branch_ids
    from latest
    where attribute = 'place'
    group by event_id, reported
),

-- "Aleppo" beside "Kallaseh" is less exact and no disagreement: both are coded as the nearer place
places as (
    select
        own_places.event_id,
        own_places.attribute,
        own_places.value_key,
        own_places.origin_id,
        arg_max(unit_places.place_id, (unit_places.depth, unit_places.place_id)) as value_text,
        null::double as value_number
    from own_places
    inner join unit_places
        on own_places.event_id = unit_places.event_id
        and (
            own_places.place_id = unit_places.place_id
            or (own_places.depth < unit_places.depth and list_contains(unit_places.branch_ids, own_places.place_id))
        )
    group by own_places.event_id, own_places.attribute, own_places.value_key, own_places.origin_id
),

-- who names anybody in a role says of each name in it that it was there or leaves it out
naming_origins as (
    select distinct
        event_id,
        split_part(value_key, '/', -1) as role,
        origin_id
    from latest
    where attribute = 'participant'
),

named as (
    select distinct
        event_id,
        value_key,
        origin_id
    from latest
    where attribute = 'participant'
),

names as (
    select distinct
        event_id,
        value_key
    from named
),

participants as (
    select
        names.event_id,
        'participant' as attribute,
        names.value_key,
        naming_origins.origin_id,
        case when named.origin_id is not null then 'named' else 'left out' end as value_text,
        null::double as value_number
    from names
    inner join naming_origins
        on names.event_id = naming_origins.event_id and split_part(names.value_key, '/', -1) = naming_origins.role
    left join named
        on names.event_id = named.event_id
        and names.value_key = named.value_key
        and naming_origins.origin_id = named.origin_id
),

ratings as (
    select * from occurrences
    union all by name
    select * from dates
    union all by name
    select * from places
    union all by name
    select * from counts
    union all by name
    select * from participants
)

select
    event_id,
    attribute,
    event_id || '|' || value_key as unit,
    origin_id as coder,
    value_text,
    value_number
from ratings
