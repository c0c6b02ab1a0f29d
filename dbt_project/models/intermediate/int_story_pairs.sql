{{ config(materialized='incremental', incremental_strategy='by_recompared_pair', on_schema_change='fail') }}
-- Articles printed within days of each other that tell one story: how much of the weight of their telling words they share
-- (cosine). They meet through a rare word of one week, and a word that a week is full of brings nobody together.
with crowded as (
    select block
    from {{ ref('int_crowded_story_blocks') }}
    where is_crowded
),

blocks as (
    select
        blocks.article_id,
        blocks.block,
        articles.published_on
    from {{ ref('int_story_blocks') }} as blocks
    inner join {{ ref('stg_articles') }} as articles on blocks.article_id = articles.article_id
    anti join crowded on blocks.block = crowded.block
    {%- if is_incremental() %}
    where blocks.block in (select block from {{ of_articles(ref('int_story_blocks'), 'int_recompared_articles') }})
    {%- endif %}
),

candidates as materialized (
    select distinct
        a.article_id as article_id_1,
        b.article_id as article_id_2
    from blocks as a
    inner join blocks as b on a.block = b.block and a.article_id < b.article_id
    where
        abs(a.published_on - b.published_on) <= {{ limit_of('story_days') }}
        and {{ touches('a.article_id', 'b.article_id', 'int_recompared_articles') }}
),

involved as (
    select article_id_1 as article_id from candidates
    union
    select article_id_2 from candidates
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
    from candidates
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
