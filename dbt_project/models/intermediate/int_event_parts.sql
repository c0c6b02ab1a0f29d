{{ config(materialized='incremental', incremental_strategy='by_affected_neighbour', on_schema_change='fail') }}
-- The event that each event is a part of: the shortest longer period of the same kind that covers its days and its place, told
-- in one of the articles that tell it. A strike and the campaign it belongs to stay two events, and the one names the other.
with parts_told as (
    select distinct article_id
    from {{ of_affected_events(ref('int_reviewed_events'), 'int_affected_neighbours') }}
),

-- what can be a part, and whatever is told beside it
told_events as (
    select distinct events.event_id
    from {{ ref('int_reviewed_events') }} as events
    semi join parts_told on events.article_id = parts_told.article_id
),

gathered as (
    select
        events.event_id,
        features.article_id,
        split_part(features.kind, '/', 1) as kind,
        features.is_aggregate,
        features.date_start,
        features.date_end,
        features.place_ids,
        features.branch_ids,
        features.actor_sides
    from {{ ref('int_reviewed_events') }} as events
    semi join told_events on events.event_id = told_events.event_id
    inner join {{ ref('int_claim_features') }} as features on events.claim_id = features.claim_id
),

described as (
    select
        event_id,
        any_value(kind) as kind,
        bool_and(is_aggregate) as is_aggregate,
        arg_min(date_start, (date_end - date_start, date_start)) as date_start,
        arg_min(date_end, (date_end - date_start, date_start)) as date_end,
        list_distinct(flatten(list(place_ids))) as place_ids,
        list_distinct(flatten(list(branch_ids))) as branch_ids,
        list_distinct(flatten(list(actor_sides))) as actor_sides
    from gathered
    group by event_id
    having max(date_start) is not null
),

tellings as (
    select distinct
        event_id,
        article_id
    from gathered
),

told_together as (
    select
        parts.event_id,
        wholes.event_id as whole_id,
        count(*) as n_articles
    from {{ of_affected_events('tellings', 'int_affected_neighbours') }} as parts
    inner join tellings as wholes on parts.article_id = wholes.article_id and parts.event_id != wholes.event_id
    group by parts.event_id, wholes.event_id
)

select
    parts.event_id,
    -- of two periods the shorter one is the nearer whole
    arg_min(
        wholes.event_id, (wholes.date_end - wholes.date_start, -told_together.n_articles, wholes.event_id)
    ) as part_of_event_id
from told_together
inner join described as parts on told_together.event_id = parts.event_id
inner join described as wholes on told_together.whole_id = wholes.event_id
where
    wholes.is_aggregate
    and parts.kind = wholes.kind
    and wholes.date_start <= parts.date_start and parts.date_end <= wholes.date_end
    and wholes.date_end - wholes.date_start > parts.date_end - parts.date_start
    and list_has_any(wholes.place_ids, parts.branch_ids)
    -- what the other side did is no part of this side's campaign
    and (
        len(parts.actor_sides) = 0 or len(wholes.actor_sides) = 0
        or list_has_any(parts.actor_sides, wholes.actor_sides)
    )
group by parts.event_id
