{{ config(materialized='incremental', incremental_strategy='by_restoried_pair', on_schema_change='fail') }}
-- Articles that tell one story: how much of the weight of their telling words they share (cosine). Candidates are a table of their
-- own, so that the engine knows how many they are: guessed to be few, they were multiplied by their words in memory.
with involved as (
    select article_id_1 as article_id from {{ ref('int_story_candidates') }}
    union
    select article_id_2 from {{ ref('int_story_candidates') }}
),

words as materialized (
    select
        words.article_id,
        words.word,
        words.weight
    from {{ ref('int_story_words') }} as words
    semi join involved on words.article_id = involved.article_id
),

sizes as (
    select
        article_id,
        sqrt(sum(weight * weight)) as size
    from words
    group by article_id
),

-- an outer join, for with two inner ones the engine would first multiply all articles that have one word
common as (
    select
        candidates.article_id_1,
        candidates.article_id_2,
        sum(a.weight * b.weight) as product
    from {{ ref('int_story_candidates') }} as candidates
    inner join words as a on candidates.article_id_1 = a.article_id
    left join words as b on candidates.article_id_2 = b.article_id and a.word = b.word
    group by candidates.article_id_1, candidates.article_id_2
)

select
    common.article_id_1,
    common.article_id_2,
    round(common.product / (size_1.size * size_2.size), 4) as likeness
from common
inner join sizes as size_1 on common.article_id_1 = size_1.article_id
inner join sizes as size_2 on common.article_id_2 = size_2.article_id
where common.product / (size_1.size * size_2.size) >= {{ limit_of('story_likeness') }}
