{{ config(materialized='incremental', incremental_strategy='by_recompared_pair', on_schema_change='fail') }}
-- Near-identical sentences of two articles (article_id_1 < article_id_2).

-- an outer join, for with two inner ones the engine would first bring all sentences with one shingle together
with shared as (
    select
        candidates.sentence_1,
        candidates.sentence_2,
        count(b.shingle) as n_shared
    from {{ ref('int_sentence_candidates') }} as candidates
    inner join {{ ref('int_compared_shingles') }} as a on candidates.sentence_1 = a.sentence
    left join {{ ref('int_compared_shingles') }} as b on candidates.sentence_2 = b.sentence and a.shingle = b.shingle
    group by candidates.sentence_1, candidates.sentence_2
),

sentences as (
    select distinct
        sentence,
        article_id,
        sentence_no,
        n_shingles
    from {{ ref('int_compared_shingles') }}
),

pairs as (
    select
        a.article_id as article_id_1,
        a.sentence_no as sentence_no_1,
        b.article_id as article_id_2,
        b.sentence_no as sentence_no_2,
        a.n_shingles as n_1,
        b.n_shingles as n_2,
        shared.n_shared
    from shared
    inner join sentences as a on shared.sentence_1 = a.sentence
    inner join sentences as b on shared.sentence_2 = b.sentence
)

select
    article_id_1,
    sentence_no_1,
    article_id_2,
    sentence_no_2,
    least(n_1, n_2) + 2 as n_words,
    n_shared / least(n_1, n_2) as containment,
    n_shared / (n_1 + n_2 - n_shared) as jaccard
from pairs
where
    {{ near_identical('n_shared', 'n_1', 'n_2') }}
