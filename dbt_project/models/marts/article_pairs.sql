with article_events as (
    select distinct
        article_id,
        event_id
    from {{ ref('claims') }}
),

event_pairs as (
    select
        a.article_id as article_id_1,
        b.article_id as article_id_2,
        count(*) as n_shared_events
    from article_events as a
    inner join article_events as b on a.event_id = b.event_id and a.article_id < b.article_id
    group by a.article_id, b.article_id
),

comparisons as (
    select
        article_id_1,
        article_id_2,
        count(*) as n_compared,
        count(*) filter (where is_compatible) as n_agree,
        count(*) filter (where is_conflict) as n_conflict
    from {{ ref('int_article_comparisons') }}
    group by article_id_1, article_id_2
),

pairs as (
    select
        article_id_1,
        article_id_2
    from event_pairs
    union
    select
        article_id_1,
        article_id_2
    from {{ ref('int_text_pairs') }}
),

related as (
    select
        pairs.article_id_1,
        pairs.article_id_2,
        coalesce(texts.relation, 'independent') as relation,
        coalesce(texts.relation_basis, 'none') as relation_basis,
        coalesce(texts.text_containment, 0) as text_containment,
        coalesce(texts.text_jaccard, 0) as text_jaccard,
        coalesce(texts.n_shared_sentences, 0) as n_shared_sentences,
        list_sort(list_intersect(a.credits, b.credits)) as shared_credits,
        a.outlet_origin_id = b.outlet_origin_id as is_one_outlet,
        coalesce(a.published_at, a.published_on::timestamptz) as published_1,
        coalesce(b.published_at, b.published_on::timestamptz) as published_2
    from pairs
    inner join {{ ref('stg_articles') }} as a on pairs.article_id_1 = a.article_id
    inner join {{ ref('stg_articles') }} as b on pairs.article_id_2 = b.article_id
    left join {{ ref('int_text_pairs') }} as texts
        on pairs.article_id_1 = texts.article_id_1 and pairs.article_id_2 = texts.article_id_2
)

select
    related.article_id_1,
    related.article_id_2,
    related.text_containment::double as text_containment,
    related.n_shared_sentences::integer as n_shared_sentences,
    related.relation,
    related.text_jaccard::double as text_jaccard,
    related.relation_basis,
    related.shared_credits,
    case
        when related.published_1 < related.published_2 then related.article_id_1
        when related.published_2 < related.published_1 then related.article_id_2
    end as first_article_id,
    case
        when related.relation = 'independent' then 'none'
        when not related.is_one_outlet then 'syndicated'
        when related.relation = 'same_text' then 'own_copy'
        when related.text_containment >= {{ limit_of('update_containment') }} then 'own_update'
        else 'own_background'
    end as reuse,
    coalesce(event_pairs.n_shared_events, 0)::integer as n_shared_events,
    coalesce(comparisons.n_compared, 0)::integer as n_compared,
    coalesce(comparisons.n_agree, 0)::integer as n_agree,
    coalesce(comparisons.n_conflict, 0)::integer as n_conflict
from related
left join event_pairs
    on related.article_id_1 = event_pairs.article_id_1 and related.article_id_2 = event_pairs.article_id_2
left join comparisons
    on related.article_id_1 = comparisons.article_id_1 and related.article_id_2 = comparisons.article_id_2
union all
-- two versions of one address: only the newer one speaks of events
select
    least(older_article_id, newer_article_id) as article_id_1,
    greatest(older_article_id, newer_article_id) as article_id_2,
    text_containment::double as text_containment,
    n_shared_sentences::integer as n_shared_sentences,
    relation,
    text_jaccard::double as text_jaccard,
    relation_basis,
    shared_credits,
    older_article_id as first_article_id,
    'revision' as reuse,
    0 as n_shared_events,
    0 as n_compared,
    0 as n_agree,
    0 as n_conflict
from {{ ref('int_revision_pairs') }}
