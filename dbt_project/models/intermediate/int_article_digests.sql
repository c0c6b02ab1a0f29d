-- What is known of each newest article, as one number: all that was read in it, and what the actors and places it names are.
-- Where it changes, or the article comes or goes, whatever was made of the article is made anew.
with read_rows as (
    {%- for table in [
        'stg_sentences', 'stg_claims', 'stg_casualty_claims', 'stg_participant_claims', 'stg_quantity_claims', 'stg_actor_mentions',
        'stg_place_mentions',
    ] %}
    select
        rows.article_id,
        hash('{{ table }}', rows) as digest
    from {{ ref(table) }} as rows
    union all
    {%- endfor %}
    select
        rows.article_id,
        hash(rows) as digest
    -- where a file lies and when it came says nothing about its articles
    from (select * exclude (source_path, ingested_at) from {{ ref('stg_articles') }}) as rows
),

actor_digests as (
    select
        roots.actor_id,
        any_value(hash(roots)) + sum(hash(actors)) as digest
    from {{ ref('int_actor_roots') }} as roots
    cross join unnest(roots.branch_ids) as branches (ancestor_id)
    inner join {{ ref('stg_actors') }} as actors on branches.ancestor_id = actors.actor_id
    group by roots.actor_id
    union all
    select
        actor_id,
        sum(hash(outlet_origin_id)) as digest
    from {{ ref('int_outlet_actors') }}
    group by actor_id
),

place_digests as (
    select
        branches.place_id,
        sum(hash(branches) + coalesce(hash(places), 0)::hugeint) as digest
    from {{ ref('int_place_branches') }} as branches
    left join {{ ref('stg_places') }} as places on branches.ancestor_id = places.place_id
    group by branches.place_id
),

named_actors as (
    select
        article_id,
        actor_id
    from {{ ref('stg_actor_mentions') }}
    union
    select
        article_id,
        actor_id
    from {{ ref('stg_participant_claims') }}
    union
    select
        article_id,
        unnest(list_concat(attributed_to, via)) as actor_id
    from {{ ref('stg_claims') }}
    union
    select
        article_id,
        victim_side as actor_id
    from {{ ref('stg_casualty_claims') }}
),

named_places as (
    select
        article_id,
        place_id
    from {{ ref('stg_place_mentions') }}
    union
    select
        article_id,
        unnest(place_ids) as place_id
    from {{ ref('stg_claims') }}
    union
    select
        article_id,
        place_id
    from {{ ref('stg_casualty_claims') }}
),

parts as (
    select
        article_id,
        digest::hugeint as digest
    from read_rows
    union all
    select
        named_actors.article_id,
        actor_digests.digest
    from named_actors
    inner join actor_digests on named_actors.actor_id = actor_digests.actor_id
    union all
    select
        named_places.article_id,
        place_digests.digest
    from named_places
    inner join place_digests on named_places.place_id = place_digests.place_id
)

-- as text: Parquet, in which a lake keeps it, has no number of this size
select
    article_id,
    sum(digest)::varchar as digest
from parts
group by article_id
