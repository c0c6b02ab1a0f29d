-- Articles printed within days of each other that tell one story: how much of the weight of their telling words they share
-- (cosine). They meet through a rare word of one week, and a word that a week is full of brings nobody together.
with dated as (
    select
        words.article_id,
        words.word,
        words.weight,
        words.n_articles,
        articles.published_on
    from {{ ref('int_story_words') }} as words
    inner join {{ ref('stg_articles') }} as articles on words.article_id = articles.article_id
    where articles.published_on is not null
),

-- the words that tell most of each article
rarest as (
    select
        article_id,
        word,
        published_on
    from dated
    where n_articles > 1
    qualify row_number() over (partition by article_id order by weight desc, word) <= {{ limit_of('story_words') }}
),

-- a story printed on Saturday and on Sunday meets in the week of the one or of the other
weeks as (
    select distinct
        article_id,
        word || '/' || unnest([
            date_trunc('week', published_on), date_trunc('week', published_on + {{ limit_of('story_days') }}::integer)
        ]) as block
    from rarest
),

telling as (
    select block
    from weeks
    group by block
    having count(distinct article_id) between 2 and {{ limit_of('story_block') }}
),

candidates as (
    select distinct
        a.article_id as article_id_1,
        b.article_id as article_id_2
    from weeks as a
    inner join weeks as b on a.block = b.block and a.article_id < b.article_id
    semi join telling on a.block = telling.block
),

sizes as (
    select
        article_id,
        sqrt(sum(weight * weight)) as size,
        any_value(published_on) as published_on
    from dated
    group by article_id
),

common as (
    select
        candidates.article_id_1,
        candidates.article_id_2,
        sum(a.weight * b.weight) as product
    from candidates
    inner join dated as a on candidates.article_id_1 = a.article_id
    inner join dated as b on candidates.article_id_2 = b.article_id and a.word = b.word
    group by candidates.article_id_1, candidates.article_id_2
)

select
    common.article_id_1,
    common.article_id_2,
    round(common.product / (size_1.size * size_2.size), 4) as likeness
from common
inner join sizes as size_1 on common.article_id_1 = size_1.article_id
inner join sizes as size_2 on common.article_id_2 = size_2.article_id
where
    abs(size_1.published_on - size_2.published_on) <= {{ limit_of('story_days') }}
    and common.product / (size_1.size * size_2.size) >= {{ limit_of('story_likeness') }}
