-- What an origin is called in a sentence: an outlet by its name, an actor by the reference table's, an anonymous source of
-- one article by what it calls itself.
with origins as (
    select distinct
        origin_id,
        split_part(origin_id, '@', 1) as source_id
    from {{ ref('int_claim_origins') }}
),

outlets as (
    select
        outlet_origin_id,
        any_value(coalesce(outlet, 'unknown outlet')) as name_en,
        any_value(coalesce(outlet, 'صحيفة غير معروفة')) as name_ar
    from {{ ref('stg_articles') }}
    group by outlet_origin_id
)

select
    origins.origin_id,
    coalesce(outlets.name_en, actors.name_en, actors.name_ar, origins.source_id) as name_en,
    coalesce(outlets.name_ar, actors.name_ar, origins.source_id) as name_ar
from origins
left join outlets on origins.origin_id = outlets.outlet_origin_id
left join {{ ref('stg_actors') }} as actors on origins.source_id = actors.actor_id
