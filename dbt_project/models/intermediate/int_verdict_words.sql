-- Each verdict's reason in words, from the templates of verdict_reasons: who says what, earliest first.
with said as (
    select
        event_id,
        attribute,
        value_key,
        reported,
        min(published_at) as first_said_at,
        list(distinct origin_id order by origin_id) as origin_ids
    from {{ ref('int_reported_values') }}
    where reported is not null
    group by event_id, attribute, value_key, reported
),

named as (
    select
        said.event_id,
        said.attribute,
        said.value_key,
        said.reported,
        any_value(said.first_said_at) as first_said_at,
        -- a sentence that names twenty papers is not read
        list(distinct names.name_en order by names.name_en)[1:4] as names_en,
        list(distinct names.name_ar order by names.name_ar)[1:4] as names_ar,
        count(distinct names.origin_id) - 4 as n_more
    from said, unnest(said.origin_ids) as origins (origin_id)
    inner join {{ ref('int_origin_names') }} as names on origins.origin_id = names.origin_id
    group by said.event_id, said.attribute, said.value_key, said.reported
),

worded as (
    select
        named.event_id,
        named.attribute,
        named.value_key,
        named.first_said_at,
        named.reported,
        coalesce(
            places.name_en, places.name_ar, actors.name_en, actors.name_ar,
            trim(words.words_en || ' ' || split_part(named.reported, ' ', 2)), named.reported
        ) as value_en,
        coalesce(
            places.name_ar, actors.name_ar, trim(words.words_ar || ' ' || split_part(named.reported, ' ', 2)), named.reported
        ) as value_ar,
        array_to_string(named.names_en, ', ') || case when named.n_more > 0 then ' +' || named.n_more else '' end as who_en,
        array_to_string(named.names_ar, '، ') || case when named.n_more > 0 then ' +' || named.n_more else '' end as who_ar
    from named
    left join {{ ref('stg_places') }} as places on named.attribute = 'place' and named.reported = places.place_id
    left join {{ ref('stg_actors') }} as actors on named.attribute = 'participant' and named.reported = actors.actor_id
    left join {{ ref('reported_words') }} as words
        on named.attribute in ('occurrence', 'count') and split_part(named.reported, ' ', 1) = words.value
),

listed as (
    select
        event_id,
        attribute,
        value_key,
        list(value_en || ' (' || who_en || ')' order by first_said_at nulls last, reported) as values_en,
        list(value_ar || ' (' || who_ar || ')' order by first_said_at nulls last, reported) as values_ar
    from worded
    group by event_id, attribute, value_key
),

-- the template of the attribute, else the one for all
templates as (
    select
        verdicts.event_id,
        verdicts.attribute,
        verdicts.value_key,
        any_value(verdicts.n_articles) as n_articles,
        any_value(verdicts.n_origins) as n_origins,
        arg_max(reasons.reason_en, reasons.attribute != '*') as reason_en,
        arg_max(reasons.reason_ar, reasons.attribute != '*') as reason_ar
    from {{ ref('int_verdicts') }} as verdicts
    inner join {{ ref('verdict_reasons') }} as reasons
        on verdicts.verdict = reasons.verdict and reasons.attribute in ('*', verdicts.attribute)
    group by verdicts.event_id, verdicts.attribute, verdicts.value_key
)

select
    templates.event_id,
    templates.attribute,
    templates.value_key,
    replace(replace(replace(
        templates.reason_en,
        '{values}', array_to_string(listed.values_en[1:6], '; ') || case when len(listed.values_en) > 6 then '; …' else '' end
    ), '{origins}', templates.n_origins::varchar), '{articles}', templates.n_articles::varchar) as reason_en,
    replace(replace(replace(
        templates.reason_ar,
        '{values}', array_to_string(listed.values_ar[1:6], '؛ ') || case when len(listed.values_ar) > 6 then '؛ …' else '' end
    ), '{origins}', templates.n_origins::varchar), '{articles}', templates.n_articles::varchar) as reason_ar
from templates
inner join listed
    on templates.event_id = listed.event_id
    and templates.attribute = listed.attribute
    and templates.value_key = listed.value_key
