-- The keys under which a report looks for others of the same event: kind of event, time and country, in crowded blocks the
-- place as well, and in crowded places the figure or the day of printing; and the copied sentences it is told in. One row
-- for each report and key.
with dated as (
    select
        report_id,
        kind,
        local_branch_ids,
        block_countries,
        figures,
        date_end - date_start + 1 as n_days,
        date_start,
        date_end,
        published_on,
        published_on - coalesce(date_end, published_on) as age
    from {{ ref('int_report_features') }}
),

times as (
    -- a short event looks under each of its days
    select
        report_id,
        unnest(generate_series(date_start, date_end, interval 1 day))::date::varchar as time_key
    from dated
    where n_days <= {{ limit_of('short_event_days') }}
    union
    -- an event that the article dates long before itself may be dated to the month only elsewhere
    select
        report_id,
        strftime(unnest([date_start, date_end]), '%Y-%m') as time_key
    from dated
    where
        (n_days <= {{ limit_of('long_event_days') }} and age > {{ limit_of('background_days') }})
        or n_days > {{ limit_of('short_event_days') }}
    union
    -- a report without a date looks among those of the days before it was printed
    select
        report_id,
        unnest(generate_series(published_on - 2, published_on, interval 1 day))::date::varchar as time_key
    from dated
    where n_days is null and published_on is not null
    union
    -- a period that runs up to the article looks there too
    select
        report_id,
        unnest(generate_series(published_on - 1, published_on, interval 1 day))::date::varchar as time_key
    from dated
    where n_days > {{ limit_of('short_event_days') }} and age <= 1
    union
    select
        report_id,
        'undated' as time_key
    from dated
    where n_days is null and published_on is null
),

wide as (
    select
        dated.report_id,
        dated.local_branch_ids,
        dated.figures,
        dated.published_on,
        dated.kind || '/' || times.time_key || '/' || countries.country_id as block
    from dated
    inner join times on dated.report_id = times.report_id
    cross join unnest(dated.block_countries) as countries (country_id)
),

crowded as (
    select block
    from wide
    group by block
    having count(*) > {{ limit_of('incident_block') }}
),

narrow as (
    select
        wide.report_id,
        wide.figures,
        wide.published_on,
        wide.block || '/' || places.place_id as block
    from wide
    semi join crowded on wide.block = crowded.block
    cross join unnest(wide.local_branch_ids) as places (place_id)
),

crowded_narrow as (
    select block
    from narrow
    group by block
    having count(*) > {{ limit_of('scene_block') }}
),

-- a scene that hundreds tell: those who give one figure meet, and those who were printed on one day
fine as (
    select
        narrow.report_id,
        narrow.block || '/' || unnest(list_append(narrow.figures, narrow.published_on::varchar)) as block
    from narrow
    semi join crowded_narrow on narrow.block = crowded_narrow.block
),

crowded_fine as (
    select block
    from fine
    group by block
    having count(*) > {{ limit_of('scene_block') }}
),

told_sentences as (
    select
        report_id,
        'sentence/' || unnest(sentence_groups) as block
    from {{ ref('int_report_features') }}
),

open_blocks as (
    select
        wide.report_id,
        wide.block
    from wide
    anti join crowded on wide.block = crowded.block
    union
    select
        narrow.report_id,
        narrow.block
    from narrow
    anti join crowded_narrow on narrow.block = crowded_narrow.block
    union
    select
        fine.report_id,
        fine.block
    from fine
    anti join crowded_fine on fine.block = crowded_fine.block
    where fine.block is not null
    union
    select
        told.report_id,
        told.block
    from told_sentences as told
    semi join (
        select block
        from told_sentences
        group by block
        having count(*) <= {{ limit_of('incident_block') }}
    ) as rare on told.block = rare.block
)

select
    reports.article_id,
    open_blocks.report_id,
    open_blocks.block
from open_blocks
inner join {{ ref('int_report_features') }} as reports on open_blocks.report_id = reports.report_id
