-- The table that Krippendorff's alpha is computed from: what each coder says of each unit, once.
-- A unit is one attribute and key of one event, for participants one role of it. The coders are origins and not outlets: ten
-- papers that print one agency text are one coder, or copying would pass for agreement. Each speaks with its last word.
with rejected as (
    select event_id
    from {{ ref('int_event_reviews') }}
    where review_status = 'rejected'
),

given as (
    select reported.*
    from {{ ref('int_reported_values') }} as reported
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
        any_value(branch_ids) as branch_ids
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

own_names as (
    select distinct
        latest.event_id,
        split_part(latest.value_key, '/', -1) as role,
        latest.origin_id,
        latest.reported as actor_id,
        coalesce(roots.branch_ids, [latest.reported]) as branch_ids
    from latest
    left join {{ ref('int_actor_roots') }} as roots on latest.reported = roots.actor_id
    where latest.attribute = 'participant'
),

-- "Russia" beside "the Russian air force" is less exact, as with places
nearest_names as (
    select
        own_names.event_id,
        own_names.role,
        own_names.origin_id,
        arg_max(unit_names.actor_id, (len(unit_names.branch_ids), unit_names.actor_id)) as actor_id
    from own_names
    inner join own_names as unit_names
        on own_names.event_id = unit_names.event_id
        and own_names.role = unit_names.role
        and list_contains(unit_names.branch_ids, own_names.actor_id)
    group by own_names.event_id, own_names.role, own_names.origin_id, own_names.actor_id
),

-- all names that an origin gives in a role are one value. Name by name, "given or left out", it could only disagree: a name
-- that all leave out is no unit.
participants as (
    select
        event_id,
        'participant' as attribute,
        role as value_key,
        origin_id,
        string_agg(distinct actor_id, '|' order by actor_id) as value_text,
        null::double as value_number
    from nearest_names
    group by event_id, role, origin_id
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
    attribute,
    event_id || '|' || value_key as unit,
    origin_id as coder,
    value_text,
    value_number
from ratings
