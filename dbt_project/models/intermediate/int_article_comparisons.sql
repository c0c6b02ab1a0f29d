{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Two articles (article_id_1 < article_id_2) on one attribute of one event that both speak of: whether what they say can hold together.
with given as (
    select distinct
        event_id,
        attribute,
        value_key,
        article_id,
        low,
        high,
        ids,
        branch_ids
    from {{ of_affected_events(ref('int_reported_values')) }}
    where attribute != 'participant'
),

compared as (
    select
        a.event_id,
        a.attribute,
        a.value_key,
        a.article_id as article_id_1,
        b.article_id as article_id_2,
        -- an article that gives several figures agrees with one that gives any of them
        bool_or({{ compatible() }}) as is_compatible
    from given as a
    inner join given as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.value_key = b.value_key
        and a.article_id < b.article_id
    group by a.event_id, a.attribute, a.value_key, a.article_id, b.article_id
),

naming as (
    select distinct
        event_id,
        value_key,
        article_id
    from {{ of_affected_events(ref('int_reported_values')) }}
    where attribute = 'participant'
),

naming_articles as (
    select distinct
        event_id,
        split_part(value_key, '/', -1) as role,
        article_id
    from naming
),

-- a list that leaves a name out does not agree with one that has it, and does not contradict it either
lists as (
    select
        names.event_id,
        names.value_key,
        a.article_id as article_id_1,
        b.article_id as article_id_2,
        bool_or(names.article_id = a.article_id) and bool_or(names.article_id = b.article_id) as is_compatible
    from naming as names
    inner join naming_articles as a
        on names.event_id = a.event_id and split_part(names.value_key, '/', -1) = a.role
    inner join naming_articles as b
        on names.event_id = b.event_id and a.role = b.role and a.article_id < b.article_id
    where names.article_id in (a.article_id, b.article_id)
    group by names.event_id, names.value_key, a.article_id, b.article_id
)

select
    event_id,
    attribute,
    value_key,
    article_id_1,
    article_id_2,
    is_compatible,
    not is_compatible as is_conflict
from compared
union all
select
    event_id,
    'participant' as attribute,
    value_key,
    article_id_1,
    article_id_2,
    is_compatible,
    false as is_conflict
from lists
