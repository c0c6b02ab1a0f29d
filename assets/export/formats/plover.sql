-- Incidents that have a PLOVER type, in the fields of a POLECAT record.
with typed as (
    select
        events.*,
        doers.name as actor_name,
        doers.name_ar as actor_name_raw,
        doers.country as actor_country,
        doers.actor_type as actor_type,
        targets.name as recipient_name,
        targets.name_ar as recipient_name_raw,
        targets.country as recipient_country,
        targets.actor_type as recipient_type
    from export_events as events
    left join export_parties as doers on events.event_id = doers.event_id and doers.role = 'actor'
    left join export_parties as targets on events.event_id = targets.event_id and targets.role = 'recipient'
    where events.is_incident and events.plover_event_type is not null and events.date_start is not null
)

select
    event_id as "Event ID",
    strftime(date_start, '%Y-%m-%d') as "Event Date",
    plover_event_type as "Event Type",
    case event_subtype
        when 'air_strike' then 'aerial' when 'shelling' then 'heavy-weapons' when 'bombing' then 'explosives'
        when 'chemical_attack' then 'unconventional' when 'sexual_violence' then 'sexual' when 'abduction' then 'abduct'
        when 'destruction' then 'destroy' when 'demonstration' then 'demo' when 'riot' then 'riot'
        when 'arrest' then 'arrest' when 'withdrawal' then 'withdraw' when 'release' then 'release'
    end as "Event Mode",
    null::double as "Intensity",
    case
        when plover_event_type in ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') then 'VERBAL COOPERATION'
        when plover_event_type in ('COOPERATE', 'AID', 'RETREAT') then 'MATERIAL COOPERATION'
        when plover_event_type in ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN') then 'VERBAL CONFLICT'
        when plover_event_type in ('PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT') then 'MATERIAL CONFLICT'
    end as "Quad Code",
    null::varchar as "Contexts",
    actor_name as "Actor Name",
    actor_country as "Actor Country",
    null::varchar as "Actor COW",
    sectors.sector as "Primary Actor Sector",
    sectors.sector as "Actor Sectors",
    null::varchar as "Actor Title",
    actor_name_raw as "Actor Name Raw",
    null::varchar as "Wikipedia Actor ID",
    recipient_name as "Recipient Name",
    recipient_country as "Recipient Country",
    null::varchar as "Recipient COW",
    recipient_sectors.sector as "Primary Recipient Sector",
    recipient_sectors.sector as "Recipient Sectors",
    null::varchar as "Recipient Title",
    recipient_name_raw as "Recipient Name Raw",
    null::varchar as "Wikipedia Recipient ID",
    place_name as "Placename",
    if(place_type in ('city', 'town', 'village', 'neighbourhood'), place_name, null) as "City",
    admin2 as "District",
    admin1 as "Province",
    country as "Country",
    latitude as "Latitude",
    longitude as "Longitude",
    geonames_id as "GeoNames ID",
    place_name_ar as "Raw Placename",
    place_type as "Feature Type",
    outlets as "Source",
    strftime(first_published_on, '%Y-%m-%d') as "Publication Date",
    null::varchar as "Story People",
    null::varchar as "Story Organizations",
    null::varchar as "Story Locations",
    'ar' as "Language",
    'tawatur' as "Version"
from typed
left join plover_sectors as sectors on typed.actor_type = sectors.actor_type
left join plover_sectors as recipient_sectors on typed.recipient_type = recipient_sectors.actor_type
order by date_start, event_id
