{{ config(alias='places') }} -- the seed that it draws on has the name already

with mentions as (
    select
        place_id,
        mention_quote as spelling
    from {{ ref('stg_place_mentions') }}
),

-- whatever is named, and everything it lies in
shown as (
    select distinct ancestor_id as place_id
    from {{ ref('int_place_branches') }}
),

spellings as (
    select
        place_id,
        unnest(aliases) as spelling
    from {{ ref('stg_places') }}
    union
    select
        place_id,
        spelling
    from mentions
),

spelling_lists as (
    select
        spellings.place_id,
        list(distinct spellings.spelling order by spellings.spelling) as aliases
    from spellings
    semi join shown on spellings.place_id = shown.place_id
    group by spellings.place_id
),

mention_counts as (
    select
        place_id,
        count(*)::integer as n_mentions
    from mentions
    group by place_id
)

select
    places.place_id,
    places.name_ar,
    places.name_en,
    coalesce(spelling_lists.aliases, []::varchar[]) as aliases,
    places.place_type,
    parents.place_id as parent_place_id,
    places.admin1,
    places.country_code,
    places.latitude,
    places.longitude,
    places.geonames_id,
    places.pcode,
    coalesce(mention_counts.n_mentions, 0)::integer as n_mentions,
    places.is_listed
from {{ ref('stg_places') }} as places
semi join shown on places.place_id = shown.place_id
left join {{ ref('stg_places') }} as parents on places.parent_place_id = parents.place_id
left join spelling_lists on places.place_id = spelling_lists.place_id
left join mention_counts on places.place_id = mention_counts.place_id
