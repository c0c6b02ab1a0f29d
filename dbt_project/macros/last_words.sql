{#-
    Writes two CTEs over a CTE `given` (event_id, attribute, value_key, origin_id, published_at and values): `last_times`,
    when each origin spoke last of an attribute, and `latest`, what it said then. Of one origin only that is held against
    others. A time that nobody knows is as late as any other that nobody knows.
-#}
{% macro last_words() -%}
last_times as (
    select
        event_id,
        attribute,
        value_key,
        origin_id,
        max(published_at) as published_at
    from given
    group by event_id, attribute, value_key, origin_id
),

latest as (
    select distinct
        given.event_id,
        given.attribute,
        given.value_key,
        given.origin_id,
        given.published_at,
        given.reported,
        given.low,
        given.high,
        given.best,
        given.ids,
        given.branch_ids
    from given
    inner join last_times
        on given.event_id = last_times.event_id
        and given.attribute = last_times.attribute
        and given.value_key = last_times.value_key
        and given.origin_id = last_times.origin_id
        and given.published_at is not distinct from last_times.published_at
)
{%- endmacro %}
