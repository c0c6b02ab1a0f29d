{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- The origin of each mention, merged per event: (a) one attributed root is one origin; (b) near-identical sentences are one,
-- and a copied sentence overrides an anonymous source; (c) an unattributed mention takes the origin of an attributed or
-- copied one of its event in its article; (d) what is left unattributed in texts of one wire shares one origin.
with roots as (
    select * from {{ of_affected_events(ref('int_claim_roots')) }}
),

-- (b) one copied sentence: a named root anywhere speaks for all, else the anonymous one printed first
copies as (
    select
        roots.event_id,
        roots.sentence_group,
        first(roots.root_id order by roots.published_at, roots.article_id, roots.char_start) filter (
            where roots.root_kind = 'named'
        ) as named_id,
        first(merged.merged_id order by roots.published_at, roots.article_id, roots.char_start) filter (
            where roots.root_kind = 'anonymous'
        ) as anonymous_id
    from roots
    left join {{ of_affected_events(ref('int_merged_roots')) }} as merged
        on roots.event_id = merged.event_id and roots.root_id = merged.root_id
    where roots.sentence_group is not null
    group by roots.event_id, roots.sentence_group
    having count(distinct roots.article_id) > 1
),

rooted as materialized (
    select
        roots.*,
        copies.event_id is not null as is_copied,
        case
            when roots.root_kind = 'named' then roots.root_id
            when roots.root_kind = 'anonymous' then coalesce(copies.named_id, merged.merged_id)
            else coalesce(copies.named_id, copies.anonymous_id)
        end as own_origin_id,
        case
            when roots.root_kind = 'named' then 'attributed'
            when copies.named_id is not null then 'copied'
            when roots.root_kind = 'anonymous' and merged.merged_id = roots.root_id then 'anonymous'
            when roots.root_kind = 'anonymous' or copies.anonymous_id is not null then 'copied'
        end as own_path
    from roots
    left join copies on roots.event_id = copies.event_id and roots.sentence_group = copies.sentence_group
    left join {{ of_affected_events(ref('int_merged_roots')) }} as merged
        on roots.event_id = merged.event_id and roots.root_id = merged.root_id
),

figures as (
    select
        claim_id,
        list(distinct outcome || ' ' || count_best) as figures
    from {{ ref('stg_casualty_claims') }}
    where count_best is not null
    group by claim_id
),

told as materialized (
    select
        rooted.claim_id,
        rooted.event_id,
        rooted.article_id,
        rooted.sentence_no,
        rooted.char_start,
        rooted.own_origin_id,
        figures.figures
    from rooted
    left join figures on rooted.claim_id = figures.claim_id
),

-- (c) the attributed mention that gives the same figure, else the nearest one
borrowed as (
    select
        open_claims.claim_id,
        first(
            others.own_origin_id
            order by
                not coalesce(list_has_any(open_claims.figures, others.figures), false),
                abs(others.sentence_no - open_claims.sentence_no),
                others.char_start,
                others.claim_id
        ) as origin_id
    from told as open_claims
    inner join told as others
        on open_claims.article_id = others.article_id
        and open_claims.event_id = others.event_id
        and others.own_origin_id is not null
    where open_claims.own_origin_id is null
    group by open_claims.claim_id
),

-- copies of one unattributed sentence stay together: what the first of them borrowed holds for all
borrowed_by_copies as (
    select
        rooted.event_id,
        rooted.sentence_group,
        first(borrowed.origin_id order by rooted.published_at, rooted.article_id, rooted.char_start) as origin_id
    from rooted
    inner join borrowed on rooted.claim_id = borrowed.claim_id
    where rooted.is_copied
    group by rooted.event_id, rooted.sentence_group
),

resolved as materialized (
    select
        rooted.*,
        coalesce(
            rooted.own_origin_id, case when rooted.is_copied then borrowed_by_copies.origin_id end, borrowed.origin_id
        ) as origin_id,
        coalesce(
            rooted.own_path,
            case
                when borrowed.claim_id is not null or (rooted.is_copied and borrowed_by_copies.event_id is not null)
                    then 'borrowed'
            end
        ) as path
    from rooted
    left join borrowed on rooted.claim_id = borrowed.claim_id
    left join borrowed_by_copies
        on rooted.event_id = borrowed_by_copies.event_id
        and rooted.sentence_group = borrowed_by_copies.sentence_group
),

-- (d) articles of one wire text, event by event
open_articles as (
    select
        event_id,
        article_id,
        any_value(published_at) as published_at
    from resolved
    where origin_id is null
    group by event_id, article_id
),

numbered as (
    select
        event_id,
        article_id,
        row_number() over (partition by event_id order by published_at nulls last, article_id) as place_in_event
    from open_articles
),

links as materialized (
    select
        a.event_id,
        a.place_in_event as node,
        b.place_in_event as neighbour
    from numbered as a
    inner join numbered as b on a.event_id = b.event_id and a.article_id != b.article_id
    inner join {{ ref('int_text_pairs') }} as texts
        on
            least(a.article_id, b.article_id) = texts.article_id_1
            and greatest(a.article_id, b.article_id) = texts.article_id_2
            and texts.relation in ('same_text', 'shared_wire')
    union
    select
        a.event_id,
        numbered_a.place_in_event as node,
        numbered_b.place_in_event as neighbour
    from resolved as a
    inner join resolved as b
        on a.event_id = b.event_id and a.sentence_group = b.sentence_group and a.article_id != b.article_id
    inner join numbered as numbered_a on a.event_id = numbered_a.event_id and a.article_id = numbered_a.article_id
    inner join numbered as numbered_b on b.event_id = numbered_b.event_id and b.article_id = numbered_b.article_id
    where a.origin_id is null and b.origin_id is null
),

wire_0 as materialized (
    select
        event_id,
        place_in_event as node,
        place_in_event as leader
    from numbered
),
{% for i in range(4) %}
wire_{{ i + 1 }} as materialized (
    select
        own.event_id,
        own.node,
        least(any_value(own.leader), coalesce(min(near.leader), any_value(own.leader))) as leader
    from wire_{{ i }} as own
    left join links on own.event_id = links.event_id and own.node = links.node
    left join wire_{{ i }} as near on links.event_id = near.event_id and links.neighbour = near.node
    group by own.event_id, own.node
),
{% endfor %}
wires as (
    select
        numbered.event_id,
        numbered.article_id,
        leaders.article_id as leading_article_id,
        count(*) over (partition by numbered.event_id, leaders.article_id) > 1 as is_shared
    from wire_4
    inner join numbered on wire_4.event_id = numbered.event_id and wire_4.node = numbered.place_in_event
    inner join numbered as leaders on wire_4.event_id = leaders.event_id and wire_4.leader = leaders.place_in_event
),

fallbacks as (
    select
        article_id,
        any_value(fallback_id) as fallback_id
    from roots
    group by article_id
)

select
    resolved.claim_id,
    resolved.event_id,
    resolved.article_id,
    resolved.published_on,
    resolved.published_at,
    coalesce(resolved.origin_id, fallbacks.fallback_id, resolved.fallback_id) as origin_id,
    coalesce(resolved.path, case when wires.is_shared then 'shared_wire' else 'outlet' end) as origin_path
from resolved
left join wires on resolved.event_id = wires.event_id and resolved.article_id = wires.article_id
left join fallbacks on wires.leading_article_id = fallbacks.article_id
