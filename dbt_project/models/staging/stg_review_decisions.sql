{{ config(materialized='table') }}
-- Decisions of the desk with what they decide on, and what is wrong with a row as far as the row itself and the claims tell.
with told as (
    select
        row_no,
        decision_id,
        coalesce(lower(trim(action)), '') as action,
        coalesce(trim(target_id), '') as target_id,
        lower(nullif(trim(field), '')) as field,
        nullif(trim(value), '') as value,
        nullif(trim(who), '') as who,
        try_cast(trim(decided_on) as date) as decided_on,
        nullif(trim(why), '') as why,
        target_claim_ids,
        value_claim_ids,
        problem as file_problem
    from {{ source('raw', 'review_decisions') }}
),

known_claims as (
    select
        claims.claim_id,
        claims.date_start,
        claims.date_end
    from {{ source('raw', 'claims') }} as claims
    semi join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
),

known_counts as (
    select
        counts.casualty_claim_id,
        counts.count_low,
        counts.count_best,
        counts.count_high
    from {{ source('raw', 'casualty_claims') }} as counts
    semi join known_claims on counts.claim_id = known_claims.claim_id
),

placed as (
    select
        told.*,
        string_split(told.target_id, ' ') as target_ids,
        case
            when told.target_id = '' then 'nothing'
            when known_counts.casualty_claim_id is not null then 'count'
            when known_claims.claim_id is not null then 'claim'
            -- an id that is no claim may still be an event: that is asked after events are built
            else 'event'
        end as target_kind,
        known_counts.casualty_claim_id is not null
        or known_claims.claim_id is not null
        or coalesce(len(told.target_claim_ids), 0) > 0 as is_known
    from told
    -- a split may name several claims: the first says what they are
    left join known_claims on string_split(told.target_id, ' ')[1] = known_claims.claim_id
    left join known_counts on told.target_id = known_counts.casualty_claim_id
),

-- splits that name something beside claims
parts as (
    select
        row_no,
        unnest(target_ids) as claim_id
    from placed
    where action = 'split'
),

strays as (
    select distinct parts.row_no
    from parts
    anti join known_claims on parts.claim_id = known_claims.claim_id
),

allowed_values as (
    select
        list as value_type,
        value
    from {{ ref('closed_lists') }}
    union all
    select
        'status' as value_type,
        status as value
    from {{ ref('status_firmness') }}
    union all
    select
        'event_subtype' as value_type,
        event_subtype as value
    from {{ ref('event_types') }}
    union all
    select
        'place' as value_type,
        place_id as value
    from {{ ref('stg_places') }}
    union all
    select
        'actor' as value_type,
        actor_id as value
    from {{ ref('stg_actors') }}
),

examined as (
    select
        placed.*,
        case
            when placed.file_problem is not null then 'unreadable_file'
            when actions.action is null then 'unknown_action'
            when placed.target_kind = 'nothing' then 'missing_target'
            when placed.who is null or placed.decided_on is null or placed.why is null then 'missing_signature'
            when not list_contains(string_split(actions.targets, '|'), placed.target_kind)
                then case when placed.is_known then 'wrong_target' else 'unknown_id' end
            when placed.action = 'split' and strays.row_no is not null then 'unknown_id'
            when actions.needs_field and fields.field is null
                then case when placed.is_known then 'unknown_field' else 'unknown_id' end
            when actions.needs_value and placed.value is null then 'missing_value'
            when placed.action = 'correct' and placed.value = 'unknown' and not fields.can_be_unknown then 'bad_value'
            when
                placed.action = 'correct' and placed.value != 'unknown'
                and case fields.value_type
                    when 'date' then try_cast(placed.value as date) is null
                    when 'integer' then coalesce(try_cast(placed.value as bigint) < 0, true)
                    else allowed_values.value is null
                end
                then 'bad_value'
        end as row_problem
    from placed
    left join {{ ref('review_actions') }} as actions on placed.action = actions.action
    left join {{ ref('review_fields') }} as fields on placed.target_kind = fields.target and placed.field = fields.field
    left join allowed_values on fields.value_type = allowed_values.value_type and placed.value = allowed_values.value
    left join strays on placed.row_no = strays.row_no
),

-- of two sound decisions on one field of one target the later one holds
ranked as (
    select
        *,
        row_problem is null
        and action in ('accept', 'reject', 'correct')
        and row_number() over (
            partition by target_id, case when action in ('accept', 'reject') then 'verdict' else action end, field, row_problem is null
            order by decided_on desc nulls last, row_no desc
        ) > 1 as is_superseded
    from examined
),

-- what the bounds would be with every correction that is to hold
bounds as (
    select
        target_id,
        max(try_cast(value as date)) filter (where field = 'date_start') as date_start,
        max(try_cast(value as date)) filter (where field = 'date_end') as date_end,
        max(try_cast(value as bigint)) filter (where field = 'count_low') as count_low,
        max(try_cast(value as bigint)) filter (where field = 'count_best') as count_best,
        max(try_cast(value as bigint)) filter (where field = 'count_high') as count_high,
        list(field) as fields
    from ranked
    where action = 'correct' and row_problem is null and not is_superseded
    group by target_id
),

-- the machine's bound stands where nobody corrects it, except that a new best figure brings its own bounds
ordered as (
    select
        bounds.target_id,
        coalesce(
            case when list_contains(bounds.fields, 'date_start') then bounds.date_start else claims.date_start end
            <= case when list_contains(bounds.fields, 'date_end') then bounds.date_end else claims.date_end end,
            true
        ) as days_run_forward,
        coalesce(
            coalesce(bounds.count_low, case when not list_contains(bounds.fields, 'count_best') then counts.count_low end)
            <= coalesce(bounds.count_best, counts.count_best),
            true
        )
        and coalesce(
            coalesce(bounds.count_best, counts.count_best)
            <= coalesce(bounds.count_high, case when not list_contains(bounds.fields, 'count_best') then counts.count_high end),
            true
        ) as counts_run_upward
    from bounds
    left join known_claims as claims on bounds.target_id = claims.claim_id
    left join known_counts as counts on bounds.target_id = counts.casualty_claim_id
)

select
    ranked.row_no,
    ranked.decision_id,
    ranked.action,
    ranked.target_id,
    ranked.target_ids,
    ranked.target_kind,
    ranked.field,
    ranked.value,
    ranked.who,
    ranked.decided_on,
    ranked.why,
    ranked.target_claim_ids,
    ranked.value_claim_ids,
    ranked.file_problem,
    ranked.is_superseded,
    case
        when ranked.row_problem is not null then ranked.row_problem
        when not ordered.days_run_forward and ranked.field in ('date_start', 'date_end') then 'out_of_order'
        when not ordered.counts_run_upward and ranked.field in ('count_low', 'count_best', 'count_high') then 'out_of_order'
    end as problem
from ranked
left join ordered on ranked.target_id = ordered.target_id
