{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- Whose side the people of each count were on, as far as the words say: the side named, else whether they were soldiers of
-- a state or irregulars. "A soldier was killed, and on the enemy's side ten militants" are the dead of two sides.
with worded as (
    select
        counts.*,
        {{ folded('counts.count_quote') }} as folded_quote
    from {{ ref('stg_casualty_claims') }} as counts
    {%- if is_incremental() %}
    semi join {{ of_affected_events(ref('int_claim_origins')) }} as affected on counts.claim_id = affected.claim_id
    {%- endif %}
),

kinds as (
    select
        worded.casualty_claim_id,
        case when count(distinct kinds.kind) = 1 then min(kinds.kind) end as victim_kind
    from worded
    inner join {{ ref('combatant_kinds') }} as kinds
        -- the plain word first: a pattern from a table is read anew for each row
        on contains(worded.folded_quote, kinds.keyword) and regexp_matches(worded.folded_quote, kinds.pattern)
    where worded.victim_group = 'combatants'
    group by worded.casualty_claim_id
),

-- bodies that were found are at least the dead, whatever the words of the number
found as (
    select distinct worded.casualty_claim_id
    from worded
    inner join {{ ref('partial_counts') }} as words
        on contains(worded.folded_quote, words.keyword) and regexp_matches(worded.folded_quote, words.pattern)
),

-- «انتشلوا أربع جثث، بينها جثة طفل»: and so are those among them
found_only as (
    select casualty_claim_id from found
    union
    select parts.casualty_claim_id
    from worded as parts
    inner join found on parts.subset_of = found.casualty_claim_id
),

counts as (
    select
        worded.* exclude (folded_quote),
        origins.event_id,
        origins.origin_id,
        origins.published_on,
        origins.published_at,
        coalesce(roots.side_id, worded.victim_side) as side,
        kinds.victim_kind,
        found_only.casualty_claim_id is not null as is_partial
    from worded
    inner join {{ of_affected_events(ref('int_claim_origins')) }} as origins on worded.claim_id = origins.claim_id
    left join {{ ref('int_actor_roots') }} as roots on worded.victim_side = roots.actor_id
    left join kinds on worded.casualty_claim_id = kinds.casualty_claim_id
    left join found_only on worded.casualty_claim_id = found_only.casualty_claim_id
),

-- where an event knows one side only, a count that names none speaks of it if both can hold
single_sides as (
    select
        event_id,
        outcome,
        is_cumulative,
        any_value(side) as side,
        min(victim_side) as victim_side,
        list(distinct victim_kind) filter (where victim_kind is not null) as victim_kinds,
        min(count_low) as count_low,
        max(coalesce(count_high, 9e18::bigint)) as count_high
    from counts
    where side is not null and victim_group = 'combatants'
    group by event_id, outcome, is_cumulative
    having count(distinct side) = 1
),

facing as (
    select
        counts.*,
        single_sides.side as only_side,
        single_sides.victim_side as only_victim_side,
        counts.victim_group = 'combatants'
        and counts.side is null
        -- soldiers are not of the side whose dead are called militants
        and (
            counts.victim_kind is null
            or single_sides.victim_kinds is null
            or list_contains(single_sides.victim_kinds, counts.victim_kind)
        )
        and {{ overlaps('counts.count_low', 'counts.count_high', 'single_sides.count_low', 'single_sides.count_high') }}
            as can_be_of_it
    from counts
    left join single_sides
        on counts.event_id = single_sides.event_id
        and counts.outcome = single_sides.outcome
        and counts.is_cumulative = single_sides.is_cumulative
),

sided as (
    select
        * exclude (side, victim_side, only_side, only_victim_side, can_be_of_it),
        coalesce(side, case when can_be_of_it then only_side end) as side,
        coalesce(victim_side, case when can_be_of_it then only_victim_side end) as victim_side
    from facing
),

-- in the same way bare "fighters" are of the one kind that the event knows
single_kinds as (
    select
        event_id,
        outcome,
        is_cumulative,
        any_value(victim_kind) as victim_kind,
        min(count_low) as count_low,
        max(coalesce(count_high, 9e18::bigint)) as count_high
    from sided
    where side is null and victim_kind is not null
    group by event_id, outcome, is_cumulative
    having count(distinct victim_kind) = 1
)

select
    sided.* exclude (victim_kind),
    -- a side that is named says more than a kind
    case
        when sided.side is not null or sided.victim_group != 'combatants' then null
        else coalesce(
            sided.victim_kind,
            case
                when
                    {{ overlaps('sided.count_low', 'sided.count_high', 'single_kinds.count_low', 'single_kinds.count_high') }}
                    then single_kinds.victim_kind
            end
        )
    end as victim_kind
from sided
left join single_kinds
    on sided.event_id = single_kinds.event_id
    and sided.outcome = single_kinds.outcome
    and sided.is_cumulative = single_kinds.is_cumulative
