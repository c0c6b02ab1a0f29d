{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- The anonymous sources of each event, merged: «مصدر أمني» whose sentence is printed word for word elsewhere, or whose figure
-- another source of the same article gives, is no second origin. A named source is never merged into another one.
with roots as (
    select * from {{ of_affected_events(ref('int_claim_roots')) }}
),

figures as (
    select distinct
        roots.event_id,
        roots.article_id,
        roots.root_id,
        roots.root_kind,
        counts.outcome,
        counts.victim_group,
        counts.count_best
    from roots
    inner join {{ ref('stg_casualty_claims') }} as counts on roots.claim_id = counts.claim_id
    where roots.root_id is not null and counts.count_best is not null
),

voices as (
    select distinct
        event_id,
        article_id,
        root_id,
        split_part(root_id, '@', 1) as source_id
    from roots
    where root_kind = 'anonymous'
),

wires as (
    select
        article_id_1 as article_id,
        article_id_2 as other_article_id
    from {{ ref('int_text_pairs') }}
    where relation in ('same_text', 'shared_wire')
    union all
    select
        article_id_2,
        article_id_1
    from {{ ref('int_text_pairs') }}
    where relation in ('same_text', 'shared_wire')
),

links as materialized (
    -- one copied sentence
    select
        a.event_id,
        a.root_id as node,
        b.root_id as neighbour,
        b.root_kind as neighbour_kind
    from roots as a
    inner join roots as b
        on a.event_id = b.event_id and a.sentence_group = b.sentence_group and a.article_id != b.article_id
    where a.root_kind = 'anonymous' and b.root_id is not null
    union
    -- one figure in one article
    select
        a.event_id,
        a.root_id as node,
        b.root_id as neighbour,
        b.root_kind as neighbour_kind
    from figures as a
    inner join figures as b
        on a.event_id = b.event_id
        and a.article_id = b.article_id
        and a.outcome = b.outcome
        and a.victim_group = b.victim_group
        and a.count_best = b.count_best
        and a.root_id != b.root_id
    where a.root_kind = 'anonymous'
    union
    -- one figure in two prints of one wire text
    select
        a.event_id,
        a.root_id as node,
        b.root_id as neighbour,
        b.root_kind as neighbour_kind
    from figures as a
    inner join wires on a.article_id = wires.article_id
    inner join figures as b
        on a.event_id = b.event_id
        and wires.other_article_id = b.article_id
        and a.outcome = b.outcome
        and a.victim_group = b.victim_group
        and a.count_best = b.count_best
    where a.root_kind = 'anonymous' and b.root_kind = 'anonymous'
    union
    -- one anonymous source in two prints of one wire text
    select
        a.event_id,
        a.root_id as node,
        b.root_id as neighbour,
        'anonymous' as neighbour_kind
    from voices as a
    inner join wires on a.article_id = wires.article_id
    inner join voices as b
        on a.event_id = b.event_id and wires.other_article_id = b.article_id and a.source_id = b.source_id
),

first_words as (
    select
        event_id,
        root_id,
        row_number() over (
            partition by event_id order by min((published_at, article_id, char_start)), root_id
        ) as place_in_event
    from roots
    where root_kind = 'anonymous'
    group by event_id, root_id
),

round_0 as materialized (
    select
        event_id,
        root_id,
        place_in_event as leader
    from first_words
),
{% for i in range(3) %}
round_{{ i + 1 }} as materialized (
    select
        own.event_id,
        own.root_id,
        least(any_value(own.leader), coalesce(min(near.leader), any_value(own.leader))) as leader
    from round_{{ i }} as own
    left join links on own.event_id = links.event_id and own.root_id = links.node
    left join round_{{ i }} as near on links.event_id = near.event_id and links.neighbour = near.root_id
    group by own.event_id, own.root_id
),
{% endfor %}
named as (
    select
        round_3.event_id,
        round_3.leader,
        mode(links.neighbour order by links.neighbour) as root_id
    from round_3
    inner join links on round_3.event_id = links.event_id and round_3.root_id = links.node
    where links.neighbour_kind = 'named'
    group by round_3.event_id, round_3.leader
)

select
    round_3.event_id,
    round_3.root_id,
    coalesce(named.root_id, leaders.root_id) as merged_id
from round_3
inner join first_words as leaders on round_3.event_id = leaders.event_id and round_3.leader = leaders.place_in_event
left join named on round_3.event_id = named.event_id and round_3.leader = named.leader
