-- What several formats need of an event: where its place lies, its parties, its dead, who printed it.

create temp table export_places as
with recursive branches as (
    select
        places.place_id,
        places.place_id as ancestor_id,
        0 as height
    from marts.places as places

    union all

    select
        branches.place_id,
        places.parent_place_id as ancestor_id,
        branches.height + 1 as height
    from branches
    inner join marts.places as places on branches.ancestor_id = places.place_id
    where places.parent_place_id is not null and branches.height < 8
),

districts as (
    select
        branches.place_id,
        min_by(coalesce(places.name_en, places.name_ar), branches.height) as admin2
    from branches
    inner join marts.places as places on branches.ancestor_id = places.place_id
    where places.place_type = 'district'
    group by branches.place_id
)

select
    places.place_id,
    places.place_type,
    places.country_code,
    places.geonames_id,
    districts.admin2,
    codes.iso_numeric,
    codes.gw_number,
    codes.acled_region,
    codes.ucdp_region
from marts.places as places
left join districts on places.place_id = districts.place_id
left join country_codes as codes on places.country_code = codes.country_code;

create temp table export_parties as
with parties as (
    select
        participants.event_id,
        participants.role,
        participants.actor_id,
        coalesce(participants.actor_name_en, participants.actor_name_ar) as name,
        participants.actor_name_ar,
        participants.actor_type,
        actors.country,
        actors.wikidata_id,
        codes.gw_number,
        row_number() over (
            partition by participants.event_id, participants.role
            order by participants.n_origins desc, participants.n_claims desc, participants.actor_id
        ) as rank_no
    from marts.participants as participants
    left join marts.actors as actors on participants.actor_id = actors.actor_id
    left join country_codes as codes on actors.country = codes.country_code
)

select
    event_id,
    role,
    any_value(actor_id) filter (rank_no = 1) as actor_id,
    any_value(name) filter (rank_no = 1) as name,
    any_value(actor_name_ar) filter (rank_no = 1) as name_ar,
    any_value(actor_type) filter (rank_no = 1) as actor_type,
    any_value(country) filter (rank_no = 1) as country,
    any_value(wikidata_id) filter (rank_no = 1) as wikidata_id,
    any_value(gw_number) filter (rank_no = 1) as gw_number,
    string_agg(name, '; ' order by rank_no) filter (rank_no > 1) as others,
    string_agg(name, ', ' order by rank_no) as all_names
from parties
group by event_id, role;

create temp table export_sources as
with printed as (
    select distinct
        claims.event_id,
        articles.article_id,
        articles.outlet,
        articles.published_on,
        articles.title,
        articles.url
    from marts.claims as claims
    inner join marts.articles as articles on claims.article_id = articles.article_id
),

origins as (
    select
        claims.event_id,
        string_agg(distinct coalesce(sources.name, claims.origin_id), '; ' order by coalesce(sources.name, claims.origin_id))
            as names
    from marts.claims as claims
    left join marts.sources as sources on claims.origin_id = sources.source_id
    group by claims.event_id
)

select
    printed.event_id,
    string_agg(distinct printed.outlet, '; ' order by printed.outlet) as outlets,
    string_agg(
        concat_ws(', ', printed.outlet, printed.published_on, printed.title), '; '
        order by printed.published_on, printed.article_id
    ) as articles,
    arg_min(printed.title, (printed.published_on, printed.article_id)) as first_title,
    min(printed.published_on) as first_published_on,
    string_agg(printed.url, ' ' order by printed.published_on, printed.article_id) as urls,
    any_value(origins.names) as origins
from printed
left join origins on printed.event_id = origins.event_id
group by printed.event_id;

create temp table export_tolls as
with tolls as (
    select
        casualties.*,
        casualties.victim_group in ('civilians', 'children', 'women', 'medics', 'journalists', 'aid_workers')
            as are_civilians,
        casualties.victim_group in ('combatants', 'police') as are_armed,
        row_number() over (
            partition by casualties.event_id, casualties.outcome
            order by casualties.is_cumulative, casualties.count_best desc nulls last, casualties.casualty_id
        ) as rank_no
    from marts.casualties as casualties
)

select
    tolls.event_id,
    tolls.outcome,
    any_value(tolls.count_low) filter (tolls.rank_no = 1) as low,
    any_value(tolls.count_best) filter (tolls.rank_no = 1) as best,
    any_value(coalesce(tolls.count_high, tolls.count_best)) filter (tolls.rank_no = 1) as high,
    bool_or(tolls.count_best is null) as some_uncounted,
    max(tolls.count_low) filter (tolls.are_civilians and not tolls.is_cumulative) as civilians_low,
    max(tolls.count_best) filter (tolls.are_civilians and not tolls.is_cumulative) as civilians_best,
    max(coalesce(tolls.count_high, tolls.count_best)) filter (tolls.are_civilians and not tolls.is_cumulative)
        as civilians_high,
    max(tolls.count_best) filter (tolls.victim_group = 'children' and not tolls.is_cumulative) as children_best,
    max(tolls.count_best) filter (tolls.victim_group = 'women' and not tolls.is_cumulative) as women_best,
    max(tolls.count_low) filter (tolls.are_armed and not tolls.is_cumulative) as armed_low,
    max(tolls.count_best) filter (tolls.are_armed and not tolls.is_cumulative) as armed_best,
    max(coalesce(tolls.count_high, tolls.count_best)) filter (tolls.are_armed and not tolls.is_cumulative) as armed_high,
    max(tolls.count_best) filter (tolls.are_armed and not tolls.is_cumulative and tolls.victim_side = doers.actor_id)
        as doers_dead,
    max(tolls.count_best) filter (tolls.are_armed and not tolls.is_cumulative and tolls.victim_side = targets.actor_id)
        as targets_dead
from tolls
left join export_parties as doers on tolls.event_id = doers.event_id and doers.role = 'actor'
left join export_parties as targets on tolls.event_id = targets.event_id and targets.role = 'recipient'
group by tolls.event_id, tolls.outcome;

-- a span of a week or less is «a week» to ACLED and UCDP, a longer one a month or more
create temp table export_events as
select
    events.*,
    coalesce(events.place_name_en, events.place_name_ar) as place_name,
    date_diff('day', events.date_start, events.date_end) + 1 as n_days,
    not events.is_aggregate and events.status in ('occurred', 'ongoing') and events.grade != 'Discounted' as is_incident,
    export_places.place_type,
    export_places.country_code,
    export_places.geonames_id,
    export_places.admin2,
    export_places.iso_numeric,
    export_places.gw_number,
    export_places.acled_region,
    export_places.ucdp_region,
    concat_ws(
        ' | ', events.headline_ar, 'grade ' || events.grade, 'occurrence ' || events.corroboration,
        'origins: ' || export_sources.origins
    ) as note,
    export_sources.* exclude (event_id)
from marts.events as events
left join export_places on events.place_id = export_places.place_id
left join export_sources on events.event_id = export_sources.event_id;
