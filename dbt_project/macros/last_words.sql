{#-
    Writes four CTEs over a CTE `given` (event_id, attribute, value_key, origin_id, published_at and values): `denials`, who
    denies an event, `standing`, what each origin stands by, `last_times`, when it spoke last of an attribute, and `latest`,
    what it said then. Of one origin only that is held against others. A time that nobody knows is as late as any other that
    nobody knows.
-#}
{% macro last_words() -%}
denials as (
    select distinct
        event_id,
        origin_id
    from given
    where attribute = 'occurrence' and reported = 'denied'
),

-- «نفت دمشق شن الهجوم … وترفض التحقيق في الهجوم»: whoever denies an event still speaks of it, and stands by the denial
standing as (
    select given.*
    from given
    left join denials on given.event_id = denials.event_id and given.origin_id = denials.origin_id
    where
        given.attribute != 'occurrence'
        or given.reported = 'denied'
        or denials.origin_id is null
),

last_times as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        max(published_at) as published_at
    from standing
    group by event_id, attribute, value_key, origin_id
),

latest as (
    select distinct
        standing.event_id,
        standing.attribute,
        standing.value_key,
        standing.origin_id,
        standing.published_at,
        standing.reported,
        standing.low,
        standing.high,
        standing.best,
        standing.ids,
        standing.branch_ids
    from standing
    inner join last_times
        on standing.event_id = last_times.event_id
        and standing.attribute = last_times.attribute
        and standing.value_key = last_times.value_key
        and standing.origin_id = last_times.origin_id
        and standing.published_at is not distinct from last_times.published_at
)
{%- endmacro %}
