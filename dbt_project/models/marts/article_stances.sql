{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
with article_events as (
    select distinct
        event_id,
        article_id
    from {{ of_affected_events(ref('int_claim_origins')) }}
),

-- one article alone can neither agree nor contradict
shared_events as (
    select event_id
    from article_events
    group by event_id
    having count(*) > 1
),

given as (
    select reported.*
    from {{ of_affected_events(ref('int_reported_values')) }} as reported
    semi join shared_events on reported.event_id = shared_events.event_id
),

{{ last_words() }},

attributes as (
    select distinct
        event_id,
        attribute,
        value_key
    from given
),

-- what its origin said last stands for every article that prints it: an old figure contradicts nobody
held as (
    select distinct
        given.event_id,
        given.attribute,
        given.value_key,
        given.article_id,
        given.origin_id,
        latest.low,
        latest.high,
        latest.ids,
        latest.branch_ids,
        given.published_at < latest.published_at
        and not {{ overlaps('given.low', 'given.high', 'latest.low', 'latest.high') }} as is_superseded
    from given
    inner join latest
        on given.event_id = latest.event_id
        and given.attribute = latest.attribute
        and given.value_key = latest.value_key
        and given.origin_id = latest.origin_id
),

-- held against the words of each other origin, which stands by any of its values
faced as (
    select
        a.event_id,
        a.attribute,
        a.value_key,
        a.article_id,
        bool_or({{ compatible() }}) as agrees,
        bool_or({{ compatible() }} and {{ narrower() }}) as narrows
    from held as a
    inner join latest as b
        on a.event_id = b.event_id
        and a.attribute = b.attribute
        and a.value_key = b.value_key
        and a.origin_id != b.origin_id
    -- who did it is judged over all names together, below
    where a.attribute != 'participant'
    group by a.event_id, a.attribute, a.value_key, a.article_id, a.origin_id, b.origin_id
),

compared as (
    select
        event_id,
        attribute,
        value_key,
        article_id,
        bool_or(not agrees) as contradicts,
        bool_or(narrows) as narrows
    from faced
    group by event_id, attribute, value_key, article_id
),

own as (
    select
        event_id,
        attribute,
        value_key,
        article_id,
        list(distinct reported order by reported) filter (where reported is not null) as reported,
        count(distinct origin_id) as n_origins
    from given
    group by event_id, attribute, value_key, article_id
),

superseded as (
    select
        event_id,
        attribute,
        value_key,
        article_id,
        bool_or(is_superseded) as is_superseded
    from held
    group by event_id, attribute, value_key, article_id
),

rival_names as (
    select
        event_id,
        attribute,
        value_key
    from {{ of_affected_events(ref('int_verdicts')) }}
    where attribute = 'participant' and verdict = 'conflicting'
),

-- an article that names another perpetrator contradicts this one, though it does not mention it
rival_articles as (
    select distinct
        given.event_id,
        given.article_id
    from given
    inner join rival_names on given.event_id = rival_names.event_id and given.value_key = rival_names.value_key
    where given.attribute = 'participant'
),

stances as (
    select
        article_events.event_id,
        article_events.article_id,
        attributes.attribute,
        attributes.value_key,
        case
            when rival_names.event_id is not null and rival_articles.event_id is not null then 'contradict'
            when own.event_id is null then 'silent'
            when compared.contradicts then 'contradict'
            -- it says what the others leave out, or says it more exactly
            when company.n_articles = 1 or compared.narrows then 'refine'
            else 'agree'
        end as stance,
        own.event_id is not null and company.n_articles > 1 and company.n_origins = 1 as is_echo,
        coalesce(superseded.is_superseded, false) as is_superseded,
        coalesce(own.reported, []::varchar[]) as reported
    from article_events
    inner join attributes on article_events.event_id = attributes.event_id
    inner join {{ of_affected_events(ref('int_verdicts')) }} as company
        on attributes.event_id = company.event_id
        and attributes.attribute = company.attribute
        and attributes.value_key = company.value_key
    left join own
        on attributes.event_id = own.event_id
        and attributes.attribute = own.attribute
        and attributes.value_key = own.value_key
        and article_events.article_id = own.article_id
    left join compared
        on attributes.event_id = compared.event_id
        and attributes.attribute = compared.attribute
        and attributes.value_key = compared.value_key
        and article_events.article_id = compared.article_id
    left join superseded
        on attributes.event_id = superseded.event_id
        and attributes.attribute = superseded.attribute
        and attributes.value_key = superseded.value_key
        and article_events.article_id = superseded.article_id
    left join rival_names
        on attributes.event_id = rival_names.event_id
        and attributes.attribute = rival_names.attribute
        and attributes.value_key = rival_names.value_key
    left join rival_articles
        on rival_names.event_id = rival_articles.event_id and article_events.article_id = rival_articles.article_id
)

select
    stances.event_id,
    stances.article_id,
    stances.attribute,
    keys.key,
    stances.stance,
    stances.is_echo,
    stances.is_superseded,
    stances.reported
from stances
inner join {{ of_affected_events(ref('int_attribute_keys')) }} as keys
    on stances.event_id = keys.event_id
    and stances.attribute = keys.attribute
    and stances.value_key = keys.value_key
