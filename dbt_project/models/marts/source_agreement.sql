with reported as (
    select * from {{ ref('int_reported_values') }}
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

compared as (
    select
        event_id,
        attribute,
        value_key,
        avg(is_compatible::integer) as agreement
    from {{ ref('int_article_comparisons') }}
    group by event_id, attribute, value_key
)

select
    verdicts.event_id,
    verdicts.attribute,
    keys.key,
    verdicts.n_articles,
    verdicts.n_outlets,
    verdicts.n_origins,
    values_given.n_values,
    values_given.reported_values,
    verdicts.verdict,
    words.reason_en,
    words.reason_ar,
    compared.agreement
from {{ ref('int_verdicts') }} as verdicts
inner join values_given
    on verdicts.event_id = values_given.event_id
    and verdicts.attribute = values_given.attribute
    and verdicts.value_key = values_given.value_key
inner join {{ ref('int_verdict_words') }} as words
    on verdicts.event_id = words.event_id
    and verdicts.attribute = words.attribute
    and verdicts.value_key = words.value_key
inner join {{ ref('int_attribute_keys') }} as keys
    on verdicts.event_id = keys.event_id
    and verdicts.attribute = keys.attribute
    and verdicts.value_key = keys.value_key
left join compared
    on verdicts.event_id = compared.event_id
    and verdicts.attribute = compared.attribute
    and verdicts.value_key = compared.value_key
