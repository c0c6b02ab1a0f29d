{{ config(materialized='table') }}
-- Places that can be referred to: those of the reference table, and one row for each name that it does not know.
with listed as (
    select
        place_id,
        name_ar,
        nullif(name_en, '') as name_en,
        list_filter(string_split(coalesce(aliases, ''), '|'), lambda alias: trim(alias) != '') as aliases,
        place_type,
        nullif(parent_place_id, '') as parent_place_id,
        nullif(admin1, '') as admin1,
        nullif(country_code, '') as country_code,
        latitude,
        longitude,
        nullif(geonames_id, '') as geonames_id,
        nullif(pcode, '') as pcode
    from {{ ref('places') }}
),

-- the spelling, type and container that most articles give; the alphabet decides a tie
unlisted as (
    select
        place_id,
        mode(name_ar order by name_ar) as name_ar,
        mode(place_type order by place_type) as place_type,
        mode(container_place_id order by container_place_id) as parent_place_id
    from {{ source('raw', 'unlisted_places') }}
    group by place_id
)

select
    *,
    true as is_listed
from listed
union all by name
select
    unlisted.place_id,
    unlisted.name_ar,
    []::varchar[] as aliases,
    unlisted.place_type,
    nullif(unlisted.parent_place_id, '') as parent_place_id,
    container.admin1,
    container.country_code,
    false as is_listed
from unlisted
left join listed as container on unlisted.parent_place_id = container.place_id
anti join listed as known on unlisted.place_id = known.place_id
