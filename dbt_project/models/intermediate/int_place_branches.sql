-- For each place that an article or the desk names, everything it lies in, itself first (distance 0).
with recursive named as (
    select unnest(place_ids) as place_id from {{ ref('stg_claims') }}
    union
    select place_id from {{ ref('stg_casualty_claims') }}
    where place_id is not null
    union
    select place_id from {{ ref('stg_place_mentions') }}
    union
    -- where the desk says that an event was
    select value as place_id from {{ ref('stg_review_decisions') }}
    where field = 'place_id' and value != 'unknown' and problem is null
),

branches (place_id, ancestor_id, distance) as (
    select
        place_id,
        place_id as ancestor_id,
        0 as distance
    from named
    union all
    select
        branches.place_id,
        places.parent_place_id,
        branches.distance + 1
    from branches
    inner join {{ ref('stg_places') }} as places on branches.ancestor_id = places.place_id
    -- a reference table that contains itself in a circle ends after eight steps
    where places.parent_place_id is not null and branches.distance < 8
)

select
    branches.place_id,
    branches.ancestor_id,
    min(branches.distance) as distance,
    any_value(places.place_type) as ancestor_type
from branches
left join {{ ref('stg_places') }} as places on branches.ancestor_id = places.place_id
group by branches.place_id, branches.ancestor_id
