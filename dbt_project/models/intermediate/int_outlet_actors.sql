-- Media of the actor table that are outlets of delivered articles: «بي بي سي» quoted elsewhere is the outlet BBC Arabic.
with outlets as (
    select distinct
        outlet,
        outlet_origin_id
    from {{ ref('stg_articles') }}
    where outlet is not null
),

names as (
    select
        actor_id,
        lower(unnest(list_filter(list_concat([name_ar, name_en], aliases), lambda name: name is not null))) as name
    from {{ ref('stg_actors') }}
    where kind = 'outlet'
)

select
    outlets.outlet_origin_id,
    names.actor_id
from outlets
inner join names
    -- an edition carries its house's name and its language: BBC, BBC Arabic
    on lower(outlets.outlet) = names.name or starts_with(lower(outlets.outlet), names.name || ' ')
group by outlets.outlet_origin_id, names.actor_id
