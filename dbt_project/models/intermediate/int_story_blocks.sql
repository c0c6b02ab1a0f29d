{{ config(materialized='incremental', incremental_strategy='by_changed_article', on_schema_change='fail') }}
-- The keys under which an article looks for others of its story: its rarest words, in the weeks in which it can be told.
with rarest as (
    select
        words.article_id,
        words.word,
        articles.published_on
    from {{ of_articles(ref('int_story_words'), 'int_changed_articles') }} as words
    inner join {{ ref('stg_articles') }} as articles on words.article_id = articles.article_id
    where articles.published_on is not null
    qualify row_number() over (partition by words.article_id order by words.weight desc, words.word) <= {{ limit_of('story_words') }}
)

-- a story printed on Saturday and on Sunday meets in the week of the one or of the other
select distinct
    article_id,
    word || '/' || unnest([
        date_trunc('week', published_on), date_trunc('week', published_on + {{ limit_of('story_days') }}::integer)
    ]) as block
from rarest
