-- Lethal incidents in the columns of UCDP GED 24.1.
with lethal as (
    select
        events.*,
        doers.name as side_a,
        targets.name as target_name,
        doers.actor_type as type_a,
        targets.actor_type as type_b,
        if(doers.actor_type in ('state', 'government_body', 'armed_forces'), doers.gw_number, null) as gwnoa,
        if(targets.actor_type in ('state', 'government_body', 'armed_forces'), targets.gw_number, null) as gwnob,
        tolls.low as toll_low,
        tolls.best as toll_best,
        tolls.high as toll_high,
        coalesce(tolls.doers_dead, 0) as dead_a,
        coalesce(tolls.targets_dead, 0) as dead_b,
        coalesce(tolls.civilians_best, 0) as dead_civilians
    from export_events as events
    inner join export_tolls as tolls on events.event_id = tolls.event_id and tolls.outcome = 'killed'
    left join export_parties as doers on events.event_id = doers.event_id and doers.role = 'actor'
    left join export_parties as targets on events.event_id = targets.event_id and targets.role = 'recipient'
    where events.is_incident and events.date_start is not null and tolls.best >= 1
),

sided as (
    select
        lethal.*,
        case
            when type_b = 'population' or (type_b is null and dead_civilians > 0) then 3
            when type_a in ('state', 'government_body', 'armed_forces') and type_b = 'armed_group' then 1
            when type_b in ('state', 'government_body', 'armed_forces') and type_a is not null then 1
            when type_a = 'armed_group' and type_b = 'armed_group' then 2
        end as violence,
        -- parts that together exceed the whole are not parts of one count: the whole is then of unknown people
        dead_a + dead_b + dead_civilians <= toll_best as parts_fit
    from lethal
),

named as (
    select
        sided.*,
        if(violence = 3, 'Civilians', target_name) as side_b
    from sided
)

select
    ('0x' || substr(event_id, 1, 12))::bigint as id,
    event_id as relid,
    year(date_start) as year,
    null::varchar as active_year,
    'Clear' as code_status,
    violence as type_of_violence,
    null::bigint as conflict_dset_id,
    null::bigint as conflict_new_id,
    null::varchar as conflict_name,
    null::bigint as dyad_dset_id,
    null::bigint as dyad_new_id,
    if(side_a is null or side_b is null, null, side_a || ' - ' || side_b) as dyad_name,
    null::bigint as side_a_dset_id,
    null::bigint as side_a_new_id,
    side_a,
    null::bigint as side_b_dset_id,
    null::bigint as side_b_new_id,
    side_b,
    n_articles as number_of_sources,
    articles as source_article,
    outlets as source_office,
    strftime(first_published_on, '%Y-%m-%d') as source_date,
    coalesce(first_title, headline_ar) as source_headline,
    origins as source_original,
    case place_type
        when 'district' then 3 when 'governorate' then 4 when 'region' then 5 when 'country' then 6
        else if(place_type is null, null, 1)
    end as where_prec,
    place_name as where_coordinates,
    concat_ws(', ', place_name, admin2, admin1) as where_description,
    admin1 as adm_1,
    admin2 as adm_2,
    latitude,
    longitude,
    if(latitude is null, null, 'POINT (' || longitude || ' ' || latitude || ')') as geom_wkt,
    -- cells of half a degree, counted row by row from the south-west corner of the world
    (floor((latitude + 90) * 2) * 720 + floor((longitude + 180) * 2) + 1)::bigint as priogrid_gid,
    country,
    gw_number as country_id,
    ucdp_region as region,
    1 as event_clarity,
    case when n_days = 1 then 1 when n_days < 7 then 2 when n_days = 7 then 3 when n_days <= 31 then 4 else 5 end
        as date_prec,
    strftime(date_start, '%Y-%m-%d 00:00:00.000') as date_start,
    strftime(date_end, '%Y-%m-%d 00:00:00.000') as date_end,
    if(parts_fit, dead_a, 0) as deaths_a,
    if(parts_fit, dead_b, 0) as deaths_b,
    if(parts_fit, dead_civilians, 0) as deaths_civilians,
    if(parts_fit, toll_best - dead_a - dead_b - dead_civilians, toll_best) as deaths_unknown,
    toll_best as best,
    toll_high as high,
    toll_low as low,
    gwnoa,
    gwnob
from named
order by named.date_start, event_id
