-- Incidents in the columns of an ACLED export.
with typed as (
    select
        events.*,
        doers.name as actor1,
        doers.others as assoc_actor_1,
        targets.name as actor2,
        targets.others as assoc_actor_2,
        case
            when events.event_subtype = 'demonstration' then 'Protesters'
            when events.event_subtype = 'riot' then 'Rioters'
            when doers.actor_type in ('state', 'government_body', 'armed_forces')
                then if(doers.country = events.country_code, 'State forces', 'External/Other forces')
            when doers.actor_type = 'international_organization' then 'External/Other forces'
            when doers.actor_type = 'armed_group' then 'Rebel group'
            when doers.actor_type = 'political_group' then 'Political militia'
            when doers.actor_type in ('population', 'civil_society', 'media', 'person') then 'Civilians'
        end as inter1,
        case
            when targets.actor_type in ('state', 'government_body', 'armed_forces')
                then if(targets.country = events.country_code, 'State forces', 'External/Other forces')
            when targets.actor_type = 'international_organization' then 'External/Other forces'
            when targets.actor_type = 'armed_group' then 'Rebel group'
            when targets.actor_type = 'political_group' then 'Political militia'
            when targets.actor_type in ('population', 'civil_society', 'media', 'person') then 'Civilians'
        end as inter2,
        doers.actor_type as doer_type
    from export_events as events
    left join export_parties as doers on events.event_id = doers.event_id and doers.role = 'actor'
    left join export_parties as targets on events.event_id = targets.event_id and targets.role = 'recipient'
    where events.is_incident and events.acled_event_type is not null and events.date_start is not null
)

select
    event_id as event_id_cnty,
    strftime(date_start, '%Y-%m-%d') as event_date,
    year(date_start) as year,
    case when n_days = 1 then 1 when n_days <= 7 then 2 else 3 end as time_precision,
    case
        when acled_event_type in ('Battles', 'Explosions/Remote violence', 'Violence against civilians')
            then 'Political violence'
        when acled_event_type in ('Protests', 'Riots') then 'Demonstrations'
        else 'Strategic developments'
    end as disorder_type,
    acled_event_type as event_type,
    case
        when event_subtype != 'territory_capture' then acled_sub_event_type
        when doer_type in ('state', 'government_body', 'armed_forces') then 'Government regains territory'
        when doer_type is not null then 'Non-state actor overtakes territory'
    end as sub_event_type,
    actor1,
    assoc_actor_1,
    inter1,
    actor2,
    assoc_actor_2,
    inter2,
    -- the type that comes first in ACLED's list of eight stands first
    case
        when inter1 is null and inter2 is null then null
        when inter2 is null then inter1 || ' only'
        when inter1 is null then inter2 || ' only'
        when list_position(getvariable('inter_order'), inter1) <= list_position(getvariable('inter_order'), inter2)
            then inter1 || '-' || inter2
        else inter2 || '-' || inter1
    end as interaction,
    if(acled_event_type = 'Violence against civilians' or inter2 = 'Civilians', 'Civilian targeting', null)
        as civilian_targeting,
    iso_numeric as iso,
    acled_region as region,
    country,
    admin1,
    admin2,
    null::varchar as admin3,
    place_name as location,
    latitude,
    longitude,
    geo_precision,
    outlets as source,
    null::varchar as source_scale,
    note as notes,
    coalesce(killed_best, 0) as fatalities,
    null::varchar as tags,
    epoch(getvariable('published_at'))::bigint as timestamp
from typed
order by date_start, event_id
