{{ config(alias='actors') }} -- the seed that it draws on has the name already

with mentions as (
    select
        actor_id,
        mention_quote as spelling
    from {{ ref('stg_actor_mentions') }}
),

mention_counts as (
    select
        actor_id,
        count(*)::integer as n_mentions
    from mentions
    group by actor_id
),

used as (
    select actor_id from mentions
    union
    select actor_id from {{ ref('stg_participant_claims') }}
    union
    select unnest(attributed_to) as actor_id from {{ ref('stg_claims') }}
    union
    select unnest(via) as actor_id from {{ ref('stg_claims') }}
    union
    select victim_side as actor_id from {{ ref('int_toll_claims') }}
    where victim_side is not null
),

-- whoever is named, and everybody above him
shown as (
    select actor_id from used
    union
    select unnest(roots.branch_ids) as actor_id
    from {{ ref('int_actor_roots') }} as roots
    semi join used on roots.actor_id = used.actor_id
),

spellings as (
    select
        actor_id,
        unnest(aliases) as spelling
    from {{ ref('stg_actors') }}
    union
    select
        actor_id,
        spelling
    from mentions
),

spelling_lists as (
    select
        spellings.actor_id,
        list(distinct spellings.spelling order by spellings.spelling) as aliases
    from spellings
    semi join shown on spellings.actor_id = shown.actor_id
    group by spellings.actor_id
)

select
    actors.actor_id,
    actors.name_ar,
    actors.name_en,
    coalesce(spelling_lists.aliases, []::varchar[]) as aliases,
    actors.actor_type,
    actors.country,
    parents.actor_id as parent_actor_id,
    actors.wikidata_id,
    coalesce(mention_counts.n_mentions, 0)::integer as n_mentions,
    actors.is_listed
from {{ ref('stg_actors') }} as actors
semi join shown on actors.actor_id = shown.actor_id
left join {{ ref('stg_actors') }} as parents on actors.parent_actor_id = parents.actor_id
left join spelling_lists on actors.actor_id = spelling_lists.actor_id
left join mention_counts on actors.actor_id = mention_counts.actor_id
