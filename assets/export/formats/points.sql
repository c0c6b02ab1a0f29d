-- Events whose place has a point, for maps.
select
    event_id,
    event_type,
    event_subtype,
    status,
    is_aggregate,
    date_start,
    date_end,
    date_precision,
    place_name_ar,
    place_name_en,
    admin1,
    country,
    geo_precision,
    grade,
    corroboration,
    n_articles,
    n_outlets,
    n_origins,
    killed_best,
    injured_best,
    displaced_best,
    headline_ar,
    latitude,
    longitude
from export_events
where latitude is not null and longitude is not null
order by export_events.date_start nulls last, event_id
