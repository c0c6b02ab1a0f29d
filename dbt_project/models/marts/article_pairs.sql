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
)

select
    pairs.article_id_1,
    pairs.article_id_2,
    coalesce(texts.text_containment, 0)::double as text_containment,
    coalesce(texts.n_shared_sentences, 0)::integer as n_shared_sentences,
    coalesce(texts.relation, 'independent') as relation,
    coalesce(event_pairs.n_shared_events, 0)::integer as n_shared_events,
    coalesce(comparisons.n_compared, 0)::integer as n_compared,
    coalesce(comparisons.n_agree, 0)::integer as n_agree,
    coalesce(comparisons.n_conflict, 0)::integer as n_conflict
from pairs
left join event_pairs
    on pairs.article_id_1 = event_pairs.article_id_1 and pairs.article_id_2 = event_pairs.article_id_2
left join comparisons
    on pairs.article_id_1 = comparisons.article_id_1 and pairs.article_id_2 = comparisons.article_id_2
left join {{ ref('int_text_pairs') }} as texts
    on pairs.article_id_1 = texts.article_id_1 and pairs.article_id_2 = texts.article_id_2
