-- The event of each mention after review: what the desk links is one event, what it splits off or rejects stands for itself.
-- An event that no decision touches keeps the id that matching gave it; the others are named after their earliest mention.
with recursive matched as (
    select
        claims.claim_id,
        claims.article_id,
        claims.event_id,
        features.published_on,
        features.char_start,
        features.event_type
    from {{ ref('int_claim_events') }} as claims
    inner join {{ ref('int_claim_features') }} as features on claims.claim_id = features.claim_id
),

decided as (
    select
        decisions.row_no,
        decisions.action,
        decisions.target_kind,
        members.side,
        members.claim_id,
        matched.event_id
    from {{ ref('int_decided_claims') }} as members
    inner join {{ ref('stg_review_decisions') }} as decisions on members.row_no = decisions.row_no
    inner join matched on members.claim_id = matched.claim_id
    -- what cannot be carried out changes nothing
    anti join {{ ref('int_rejected_decisions') }} as rejected on members.row_no = rejected.row_no
    where not decisions.is_superseded
),

links as (
    select distinct
        targets.event_id,
        other_side.event_id as other_event_id
    from decided as targets
    inner join decided as other_side on targets.row_no = other_side.row_no
    where targets.action = 'merge' and targets.event_id != other_side.event_id
),

-- merges chain: what is merged with a merged event belongs to all of it
reachable (event_id, end_id) as (
    select
        event_id,
        other_event_id as end_id
    from links
    union
    select
        reachable.event_id,
        links.other_event_id as end_id
    from reachable
    inner join links on reachable.end_id = links.event_id
),

merged as (
    select
        event_id,
        least(event_id, min(end_id)) as merged_id
    from reachable
    group by event_id
),

-- the last split that names a mention holds; a rejected mention stands alone
parted as (
    select
        claim_id,
        arg_max(
            case when action = 'split' then 'split ' || row_no else 'rejected ' || claim_id end,
            struct_pack(is_rejected := action = 'reject', row_no := row_no)
        ) as part
    from decided
    where action = 'split' or (action = 'reject' and target_kind = 'claim')
    group by claim_id
),

grouped as (
    select
        matched.*,
        coalesce(parted.part, merged.merged_id, matched.event_id) as group_id,
        parted.part
    from matched
    left join parted on matched.claim_id = parted.claim_id
    left join merged on matched.event_id = merged.event_id
),

-- groups that are not what matching made: merged ones, parts, and what the parts left behind
parted_events as (
    select distinct event_id
    from grouped
    where part is not null
),

touched as (
    select group_id
    from grouped
    semi join parted_events on grouped.event_id = parted_events.event_id
    union
    select merged_id as group_id
    from merged
),

-- two mentions of one place in the text stay two events where one is taken out
group_keys as (
    select
        grouped.group_id,
        any_value(grouped.part) as part,
        first(
            concat_ws(
                '|', coalesce(grouped.published_on::varchar, ''), grouped.article_id, grouped.char_start::varchar, grouped.event_type
            )
            order by grouped.published_on nulls last, grouped.article_id, grouped.char_start, grouped.event_type
        ) as event_key
    from grouped
    semi join touched on grouped.group_id = touched.group_id
    group by grouped.group_id
),

named as (
    select
        group_id,
        substr(sha256(concat_ws('|', event_key, part)), 1, 16) as event_id
    from group_keys
)

select
    grouped.claim_id,
    grouped.article_id,
    coalesce(named.event_id, grouped.event_id) as event_id,
    grouped.event_id as matched_event_id,
    case
        when grouped.part like 'rejected %' then 'rejected'
        when grouped.part is not null then 'split'
        when grouped.group_id in (select merged.merged_id from merged) then 'merged'
        when named.event_id is not null then 'left behind'
    end as change
from grouped
left join named on grouped.group_id = named.group_id
