{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- The verdict on each attribute of each event: conflicting, updated, corroborated, repeated or single_source, first match wins.
with given as (
    select distinct
        event_id,
        attribute,
        value_key,
        origin_id,
        article_id,
        outlet_origin_id,
        published_at,
        reported,
        low,
        high,
        best,
        ids,
        branch_ids
    from {{ of_affected_events(ref('int_reported_values')) }}
),

{{ last_words() }},

comparable as (
    select
        *,
        -- perpetrators are compared with each other across actors
        case when attribute = 'participant' and ids is not null then 'perpetrator' else value_key end as compare_key
    from latest
),

-- an origin that names several perpetrators together contradicts only those who name none of them
perpetrator_sides as (
    select
        event_id,
        origin_id,
        list_distinct(flatten(list(branch_ids))) as branch_ids,
        list_distinct(flatten(list(ids))) as ids
    from comparable
    where compare_key = 'perpetrator'
    group by event_id, origin_id
),

-- an origin that gives several values in one text stands by any of them: two contradict each other where no two can both hold
irreconcilable as (
    select
        a.event_id,
        a.attribute,
        a.value_key
    from comparable as a
    inner join comparable as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.compare_key = b.compare_key
        and a.origin_id != b.origin_id
    where a.compare_key != 'perpetrator'
    group by a.event_id, a.attribute, a.value_key, a.origin_id, b.origin_id
    having not bool_or({{ compatible() }})
),

conflicts as (
    select
        event_id,
        attribute,
        value_key
    from irreconcilable
    union
    select
        comparable.event_id,
        comparable.attribute,
        comparable.value_key
    from comparable
    inner join perpetrator_sides as a on comparable.event_id = a.event_id and comparable.origin_id = a.origin_id
    inner join perpetrator_sides as b on a.event_id = b.event_id and a.origin_id != b.origin_id
    where
        comparable.compare_key = 'perpetrator'
        and not list_has_any(a.ids, b.branch_ids)
        and not list_has_any(a.branch_ids, b.ids)
),

revisions as (
    select distinct
        a.event_id,
        a.attribute,
        a.value_key
    from given as a
    inner join given as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.value_key = b.value_key
        and a.origin_id = b.origin_id
        and a.published_at < b.published_at
    where
        a.attribute = 'count'
        and (
            not {{ overlaps('a.low', 'a.high', 'b.low', 'b.high') }}
            -- "at least 27" and then "at least 32": the floor was raised
            or (a.low = a.best and b.low = b.best and a.high is null and b.high is null and a.low < b.low)
        )
),

spread as (
    select
        event_id,
        attribute,
        value_key,
        count(distinct article_id)::integer as n_articles,
        count(distinct outlet_origin_id)::integer as n_outlets,
        count(distinct origin_id)::integer as n_origins
    from given
    group by event_id, attribute, value_key
)

select
    spread.event_id,
    spread.attribute,
    spread.value_key,
    case
        when conflicts.event_id is not null then 'conflicting'
        when revisions.event_id is not null then 'updated'
        when spread.n_origins > 1 and spread.n_articles > 1 then 'corroborated'
        when spread.n_articles > 1 then 'repeated'
        else 'single_source'
    end as verdict,
    spread.n_articles,
    spread.n_outlets,
    spread.n_origins
from spread
left join conflicts
    on spread.event_id = conflicts.event_id
    and spread.attribute = conflicts.attribute
    and spread.value_key = conflicts.value_key
left join revisions
    on spread.event_id = revisions.event_id
    and spread.attribute = revisions.attribute
    and spread.value_key = revisions.value_key
