{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Sentences of two articles that can be near-identical (the article of sentence_1 has the lower id). Most of the shorter one must
-- be found in the longer one: so one of a few of its shingles must be, and the rarest bring the fewest sentences together.
with ranked as (
    select
        sentence,
        article_id,
        n_shingles,
        shingle,
        count(*) over (partition by sentence) as n_shared,
        row_number() over (partition by sentence order by n_sentences, shingle) as place_by_rarity
    from {{ ref('int_compared_shingles') }}
),

telling as (
    select
        sentence,
        article_id,
        n_shingles,
        shingle
    from ranked
    -- a hair less than the limit, for a product of fractions may lie a hair above it
    where place_by_rarity <= n_shared - ceil({{ limit_of('sentence_containment') }} * n_shingles - 1e-6) + 1
)

select distinct
    case when shorter.article_id < longer.article_id then shorter.sentence else longer.sentence end as sentence_1,
    case when shorter.article_id < longer.article_id then longer.sentence else shorter.sentence end as sentence_2
from telling as shorter
inner join {{ ref('int_compared_shingles') }} as longer
    on shorter.shingle = longer.shingle
    and shorter.article_id != longer.article_id
    and shorter.n_shingles <= longer.n_shingles
    and shorter.n_shingles / longer.n_shingles >= {{ limit_of('sentence_ratio') }}
where {{ touches('shorter.article_id', 'longer.article_id', 'int_recompared_articles') }}
