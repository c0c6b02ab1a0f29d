-- For each actor: the side it belongs to, and the voice that speaks when it speaks.
-- A person speaks for the body he stands under (the director of a monitor is the monitor), and the ministries and forces of
-- one state speak for that state: the Kremlin and the Russian defence ministry are not two sources. An anonymous source
-- speaks for itself.
with recursive climbs (actor_id, ancestor_id, distance) as (
    select
        actor_id,
        actor_id as ancestor_id,
        0 as distance
    from {{ ref('stg_actors') }}
    union all
    select
        climbs.actor_id,
        actors.parent_actor_id,
        climbs.distance + 1
    from climbs
    inner join {{ ref('stg_actors') }} as actors on climbs.ancestor_id = actors.actor_id
    where actors.parent_actor_id is not null and climbs.distance < 8
),

known as (
    select
        climbs.actor_id,
        climbs.ancestor_id,
        climbs.distance,
        actors.actor_type
    from climbs
    inner join {{ ref('stg_actors') }} as actors on climbs.ancestor_id = actors.actor_id
),

sides as (
    select
        actor_id,
        arg_max(ancestor_id, (distance, ancestor_id)) as side_id,
        list_sort(list(distinct ancestor_id)) as branch_ids,
        -- nobody where all that stand above are persons
        arg_min(ancestor_id, (distance, ancestor_id)) filter (where actor_type != 'person') as body_id,
        arg_min(ancestor_id, (distance, ancestor_id)) filter (where actor_type = 'state') as state_id,
        arg_max(ancestor_id, (distance, ancestor_id)) filter (where distance > 0 and actor_type != 'media') as party_id,
        -- every step up to the state is an organ of it or a person who speaks for one
        bool_and(actor_type in ('person', 'government_body', 'armed_forces', 'state')) as is_official
    from known
    group by actor_id
)

select
    actors.actor_id,
    actors.actor_type,
    actors.kind = 'anonymous_source' as is_anonymous,
    actors.kind = 'agency' as is_agency,
    sides.side_id,
    sides.branch_ids,
    case
        when actors.kind = 'anonymous_source' then actors.actor_id
        -- Amaq is the Islamic State's voice, SANA the Syrian government's
        when actors.kind in ('agency', 'outlet') and sides.party_id is not null then sides.party_id
        when sides.is_official then coalesce(sides.state_id, sides.body_id, actors.actor_id)
        when actors.actor_type = 'person' then coalesce(sides.body_id, actors.actor_id)
        else actors.actor_id
    end as voice_id
from {{ ref('stg_actors') }} as actors
inner join sides on actors.actor_id = sides.actor_id
