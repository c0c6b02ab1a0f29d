-- Incidents that harmed people by explosive weapons, under the labels of an Airwars assessment.
with harm as (
    select
        events.*,
        doers.all_names as belligerents,
        targets.all_names as targets,
        killed.civilians_low as civilians_killed_low,
        killed.civilians_high as civilians_killed_high,
        killed.armed_low as armed_killed_low,
        killed.armed_high as armed_killed_high,
        killed.children_best,
        killed.women_best,
        killed.low as killed_low,
        killed.high as killed_high,
        injured.civilians_low as civilians_injured_low,
        injured.civilians_high as civilians_injured_high,
        injured.armed_low as armed_injured_low,
        injured.armed_high as armed_injured_high,
        injured.low as injured_low,
        injured.high as injured_high
    from export_events as events
    left join export_tolls as killed on events.event_id = killed.event_id and killed.outcome = 'killed'
    left join export_tolls as injured on events.event_id = injured.event_id and injured.outcome = 'injured'
    left join export_parties as doers on events.event_id = doers.event_id and doers.role = 'actor'
    left join export_parties as targets on events.event_id = targets.event_id and targets.role = 'recipient'
    where
        not events.is_aggregate
        and events.event_type = 'remote_violence'
        and events.date_start is not null
        and events.status != 'denied'
        and (killed.event_id is not null or injured.event_id is not null)
)

select
    event_id as "Incident code",
    strftime(date_start, '%Y-%m-%d') as "Incident date",
    concat_ws(', ', place_name_ar, place_name_en, admin1, country) as "Location",
    latitude as "Latitude",
    longitude as "Longitude",
    case
        when grade = 'Contested' then 'Contested strike'
        when grade = 'Confirmed' and grade_rule != 'accepted_on_review' then 'Declared strike'
        else 'Likely strike'
    end as "Strike status",
    case event_subtype
        when 'air_strike' then 'Airstrike' when 'shelling' then 'Artillery' when 'bombing' then 'Ground-planted explosive'
        when 'chemical_attack' then 'Chemical weapon' else 'Unknown'
    end as "Strike type",
    null::varchar as "Infrastructure",
    if(civilians_killed_low is null and civilians_injured_low is null, 'Unknown', 'Yes') as "Civilian harm reported",
    nullif(concat_ws('–', civilians_killed_low, nullif(civilians_killed_high, civilians_killed_low)), '')
        as "Civilians reported killed",
    nullif(concat_ws(', ', children_best || ' children', women_best || ' women'), '')
        as "Casualty breakdown",
    nullif(concat_ws('–', civilians_injured_low, nullif(civilians_injured_high, civilians_injured_low)), '')
        as "Civilians reported injured",
    null::varchar as "Cause of injury / death",
    grade as "Airwars civilian harm grading",
    null::varchar as "Impact",
    if(grade = 'Confirmed', null, belligerents) as "Suspected belligerent",
    if(grade = 'Confirmed', belligerents, null) as "Known belligerent",
    targets as "Suspected target",
    nullif(concat_ws('–', armed_killed_low, nullif(armed_killed_high, armed_killed_low)), '')
        as "Belligerents reported killed",
    nullif(concat_ws('–', armed_injured_low, nullif(armed_injured_high, armed_injured_low)), '')
        as "Belligerents reported injured",
    note as "Summary",
    urls as "Sources"
from harm
order by date_start, event_id
