-- The event of each mention after review: what the desk merges is one event, what it splits off or rejects stands for itself.
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

merges as (
    select distinct
        targets.event_id,
        others.event_id as other_event_id
    from decided as targets
    inner join decided as others on targets.row_no = others.row_no
    where targets.action = 'merge' and targets.event_id != others.event_id
),

-- merges chain: what is merged with a merged event belongs to all of it
reach (event_id, reached_id) as (
    select
        event_id,
        other_event_id as reached_id
    from merges
    union
    select
        reach.event_id,
        merges.other_event_id as reached_id
    from reach
    inner join merges on reach.reached_id = merges.event_id
),

merged as (
    select
        event_id,
        least(event_id, min(reached_id)) as merged_id
    from reach
    group by event_id
),

-- the last split that names a mention holds; a rejected mention stands alone
parted as (
    select
        claim_id,
        arg_max(
            case when action = 'split' then 'split ' || row_no else 'rejected ' || claim_id end,
            (action = 'reject', row_no)
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

named as (
    select
        grouped.group_id,
        substr(sha256(
            first(
                concat_ws('|', coalesce(published_on::varchar, ''), article_id, char_start::varchar, event_type)
                order by published_on nulls last, article_id, char_start, event_type
            )
            -- two mentions of one place in the text stay two events where one is taken out
            || coalesce('|' || any_value(part), '')
        ), 1, 16) as event_id
    from grouped
    semi join touched on grouped.group_id = touched.group_id
    group by grouped.group_id
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
