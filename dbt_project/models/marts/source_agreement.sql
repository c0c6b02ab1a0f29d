{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
with reported as (
    select * from {{ of_affected_events(ref('int_reported_values')) }}
),

-- one row for each value, with everybody who gives it
said as (
    select
        event_id,
        attribute,
        value_key,
        reported as value,
        list(distinct article_id order by article_id) as article_ids,
        list(distinct outlet order by outlet) filter (where outlet is not null) as outlets,
        list(distinct origin_id order by origin_id) as origin_ids
    from reported
    where reported is not null
    group by event_id, attribute, value_key, reported
),

values_given as (
    select
        event_id,
        attribute,
        value_key,
        count(*)::integer as n_values,
        list(
            struct_pack(
                value := value,
                article_ids := article_ids,
                outlets := coalesce(outlets, []::varchar[]),
                origin_ids := origin_ids
            )
            order by value
        ) as reported_values
    from said
    group by event_id, attribute, value_key
),

spread as (
    select
        event_id,
        attribute,
        value_key,
        count(distinct article_id)::integer as n_articles,
        count(distinct outlet_origin_id)::integer as n_outlets,
        count(distinct origin_id)::integer as n_origins
    from reported
    group by event_id, attribute, value_key
),

compared as (
    select
        event_id,
        attribute,
        value_key,
        avg(is_compatible::integer) as agreement
    from {{ of_affected_events(ref('int_article_comparisons')) }}
    group by event_id, attribute, value_key
)

select
    spread.event_id,
    spread.attribute,
    keys.key,
    spread.n_articles,
    spread.n_outlets,
    spread.n_origins,
    values_given.n_values,
    values_given.reported_values,
    verdicts.verdict,
    words.reason_en,
    words.reason_ar,
    compared.agreement
from spread
inner join values_given
    on spread.event_id = values_given.event_id
    and spread.attribute = values_given.attribute
    and spread.value_key = values_given.value_key
inner join {{ of_affected_events(ref('int_verdicts')) }} as verdicts
    on spread.event_id = verdicts.event_id
    and spread.attribute = verdicts.attribute
    and spread.value_key = verdicts.value_key
inner join {{ of_affected_events(ref('int_verdict_words')) }} as words
    on spread.event_id = words.event_id
    and spread.attribute = words.attribute
    and spread.value_key = words.value_key
inner join {{ of_affected_events(ref('int_attribute_keys')) }} as keys
    on spread.event_id = keys.event_id
    and spread.attribute = keys.attribute
    and spread.value_key = keys.value_key
left join compared
    on spread.event_id = compared.event_id
    and spread.attribute = compared.attribute
    and spread.value_key = compared.value_key
