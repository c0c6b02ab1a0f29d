{{ config(materialized='table') }}
-- Actors that can be referred to: those of the reference table, and one row for each name that it does not know.
with listed as (
    select
        actor_id,
        name_ar,
        nullif(name_en, '') as name_en,
        list_filter(
            string_split(concat_ws('|', aliases, context_aliases), '|'), lambda alias: trim(alias) != ''
        ) as aliases,
        actor_type,
        nullif(country, '') as country,
        nullif(parent_actor_id, '') as parent_actor_id,
        nullif(wikidata_id, '') as wikidata_id,
        coalesce(kind, '') as kind
    from {{ ref('actors') }}
),

-- the spelling, type and parent that most articles give; the alphabet decides a tie
unlisted as (
    select
        actor_id,
        mode(name_ar order by name_ar) as name_ar,
        mode(actor_type order by actor_type) as actor_type,
        mode(parent_actor_id order by parent_actor_id) as parent_actor_id
    from {{ source('raw', 'unlisted_actors') }}
    group by actor_id
)

select
    *,
    true as is_listed
from listed
union all by name
select
    actor_id,
    name_ar,
    []::varchar[] as aliases,
    actor_type,
    parent_actor_id,
    -- «مصدر في الشرطة», «شهود في المكان» are nobody in particular, whatever stands behind them
    case
        when exists (
            from {{ ref('anonymous_names') }} as patterns
            where regexp_matches({{ folded('unlisted.name_ar') }}, patterns.pattern)
        ) then 'anonymous_source'
        else ''
    end as kind,
    false as is_listed
from unlisted
anti join listed on unlisted.actor_id = listed.actor_id
