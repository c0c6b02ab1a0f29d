{{ config(materialized='incremental', incremental_strategy='by_affected_neighbour', on_schema_change='fail') }}
with claims as (
    select
        claims.*,
        articles.published_on,
        articles.outlet_origin_id,
        ranks.firmness
    from {{ of_affected_events(ref('claims'), 'int_affected_neighbours') }} as claims
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
    inner join {{ ref('status_firmness') }} as ranks on claims.status = ranks.status
),

-- the mention that tells most, dated and placed, stands for the event; a body sentence before a headline
representative as (
    select
        claims.event_id,
        first(
            struct_pack(
                headline_ar := claims.quote,
                event_type := claims.event_type,
                event_subtype := claims.event_subtype
            )
            order by
                claims.status = 'denied',
                (claims.date_start is not null)::integer + (claims.place_id is not null)::integer desc,
                claims.section != 'headline' desc,
                length(claims.quote) between 30 and 160 desc,
                claims.published_on nulls last,
                claims.article_id,
                claims.char_start,
                claims.claim_id
        ) as told
    from claims
    group by claims.event_id
),

kinds as (
    select
        event_id,
        bool_and(is_aggregate) as is_aggregate
    from claims
    group by event_id
),

subtypes as (
    select
        event_id,
        event_type,
        event_subtype,
        count(*) as n_uses,
        -- "bombardment" without more never hides the kind that another mention names
        event_subtype = 'unspecified_bombardment' as is_vague
    from claims
    group by event_id, event_type, event_subtype
),

types as (
    select
        event_id,
        first(event_type order by is_vague, n_uses desc, event_type, event_subtype) as event_type,
        first(event_subtype order by is_vague, n_uses desc, event_type, event_subtype) as event_subtype
    from subtypes
    group by event_id
),

-- the date most origins give; of two the narrower
date_votes as (
    select
        event_id,
        date_start,
        date_end,
        date_precision,
        count(distinct origin_id) as n_origins,
        count(*) as n_uses
    from claims
    where date_start is not null
    group by event_id, date_start, date_end, date_precision
),

dates as (
    select
        event_id,
        first(
            struct_pack(date_start := date_start, date_end := date_end, date_precision := date_precision)
            order by n_origins desc, date_end - date_start, n_uses desc, date_start, date_precision
        ) as given
    from date_votes
    group by event_id
),

-- the place most origins give, where one names it for the event itself; of two the one deeper in the hierarchy
place_depths as (
    select
        place_id,
        max(distance) as depth,
        max(ancestor_id) filter (where ancestor_type = 'country') as country_id
    from {{ ref('int_place_branches') }}
    group by place_id
),

place_votes as (
    select
        claims.event_id,
        claims.place_id,
        any_value(place_depths.depth) as depth,
        any_value(place_depths.country_id) as country_id,
        bool_or(claims.place_basis = 'explicit') as is_told,
        count(distinct claims.origin_id) as n_origins,
        count(*) as n_uses
    from claims
    inner join place_depths on claims.place_id = place_depths.place_id
    group by claims.event_id, claims.place_id
),

voted_places as (
    select
        event_id,
        first(place_id order by is_told desc, n_origins desc, depth desc, n_uses desc, place_id) as place_id,
        first(country_id order by is_told desc, n_origins desc, depth desc, n_uses desc, place_id) as country_id
    from place_votes
    group by event_id
),

-- what the desk corrects on the event goes before every vote
reviews as (
    select * from {{ of_affected_events(ref('int_event_reviews'), 'int_affected_neighbours') }}
),

event_places as (
    select
        kinds.event_id,
        case when list_contains(reviews.fields, 'place_id') then reviews.place_id else voted_places.place_id end as place_id,
        case when not coalesce(list_contains(reviews.fields, 'place_id'), false) then voted_places.country_id end as country_id,
        voted_places.place_id as machine_place_id
    from kinds
    left join voted_places on kinds.event_id = voted_places.event_id
    left join reviews on kinds.event_id = reviews.event_id
),

event_dates as (
    select
        kinds.event_id,
        struct_extract(dates.given, 'date_start') as machine_start,
        struct_extract(dates.given, 'date_end') as machine_end,
        struct_extract(dates.given, 'date_precision') as machine_precision,
        coalesce(list_has_any(reviews.fields, ['date_start', 'date_end']), false) as is_corrected,
        coalesce(list_contains(reviews.fields, 'date_start'), false) as has_new_start,
        coalesce(list_contains(reviews.fields, 'date_end'), false) as has_new_end,
        case when has_new_start then reviews.date_start else machine_start end as new_start,
        case when has_new_end then reviews.date_end else machine_end end as new_end,
        -- a new first day after the old last one moves that too, and the other way round
        case when has_new_end and not has_new_start then least(new_start, new_end) else new_start end as date_start,
        case when has_new_start and not has_new_end then greatest(new_start, new_end) else new_end end as date_end
    from kinds
    left join dates on kinds.event_id = dates.event_id
    left join reviews on kinds.event_id = reviews.event_id
),

-- the largest single toll of the event, never a sum; a campaign's cumulative toll is not an incident's
toll_totals as (
    select
        tolls.event_id,
        max(tolls.count_best) filter (where tolls.outcome = 'killed') as killed_best,
        max(tolls.count_best) filter (where tolls.outcome = 'injured') as injured_best,
        max(tolls.count_best) filter (where tolls.outcome = 'displaced') as displaced_best
    from {{ of_affected_events(ref('casualties'), 'int_affected_neighbours') }} as tolls
    inner join kinds on tolls.event_id = kinds.event_id and tolls.is_cumulative = kinds.is_aggregate
    group by tolls.event_id
),

gathered as (
    select
        event_id,
        first(status order by firmness) as status,
        count(*)::integer as n_claims,
        count(distinct article_id)::integer as n_articles,
        count(distinct outlet_origin_id)::integer as n_outlets,
        count(distinct origin_id)::integer as n_origins
    from claims
    group by event_id
)

select
    gathered.event_id,
    types.event_type,
    types.event_subtype,
    codes.acled_event_type,
    codes.acled_sub_event_type,
    codes.plover_event_type,
    coalesce(reviews.status, gathered.status) as status,
    kinds.is_aggregate,
    parts.part_of_event_id,
    struct_extract(representative.told, 'headline_ar') as headline_ar,
    event_dates.date_start,
    event_dates.date_end,
    case
        when not event_dates.is_corrected then coalesce(event_dates.machine_precision, 'unknown')
        when event_dates.date_start is null then 'unknown'
        when event_dates.date_start = event_dates.date_end then 'day'
        else 'range'
    end as date_precision,
    event_places.place_id,
    places.name_ar as place_name_ar,
    places.name_en as place_name_en,
    places.admin1,
    coalesce(countries.name_en, countries.name_ar, places.country_code) as country,
    places.latitude,
    places.longitude,
    case
        when event_places.place_id is null then null
        when places.place_type in ('site', 'neighbourhood', 'village', 'town', 'city') then 1
        when places.place_type = 'district' then 2
        else 3
    end::integer as geo_precision,
    gathered.n_claims,
    gathered.n_articles,
    gathered.n_outlets,
    gathered.n_origins,
    verdicts.verdict as corroboration,
    grades.grade,
    grades.grade_ar,
    grades.grade_rule,
    grades.grade_reason_en,
    grades.grade_reason_ar,
    toll_totals.killed_best,
    toll_totals.injured_best,
    toll_totals.displaced_best,
    coalesce(reviews.review_status, 'unreviewed') as review_status,
    case
        when len(reviews.fields) > 0
            then
                map_from_entries(list_filter(
                    [
                        ('date_end', event_dates.machine_end::varchar),
                        ('date_start', event_dates.machine_start::varchar),
                        ('place_id', event_places.machine_place_id),
                        ('status', gathered.status)
                    ],
                    lambda entry: list_contains(reviews.fields, entry[1])
                ))
    end as machine_values
from gathered
inner join kinds on gathered.event_id = kinds.event_id
inner join types on gathered.event_id = types.event_id
inner join representative on gathered.event_id = representative.event_id
inner join {{ of_affected_events(ref('int_verdicts'), 'int_affected_neighbours') }} as verdicts
    on gathered.event_id = verdicts.event_id and verdicts.attribute = 'occurrence'
inner join {{ of_affected_events(ref('int_event_grades'), 'int_affected_neighbours') }} as grades on gathered.event_id = grades.event_id
left join {{ ref('event_types') }} as codes
    on types.event_type = codes.event_type and types.event_subtype = codes.event_subtype
left join {{ of_affected_events(ref('int_event_parts'), 'int_affected_neighbours') }} as parts on gathered.event_id = parts.event_id
inner join event_dates on gathered.event_id = event_dates.event_id
left join reviews on gathered.event_id = reviews.event_id
inner join event_places on gathered.event_id = event_places.event_id
left join {{ ref('stg_places') }} as places on event_places.place_id = places.place_id
left join {{ ref('stg_places') }} as countries on event_places.country_id = countries.place_id
left join toll_totals on gathered.event_id = toll_totals.event_id
