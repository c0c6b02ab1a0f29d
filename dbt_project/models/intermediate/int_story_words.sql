{{ config(materialized='incremental', incremental_strategy='by_changed_article', on_schema_change='fail') }}
-- The telling words at the head of each article (headline and first sentences): what its story is about, whatever the
-- parser made of it. A word weighs the more the rarer it is in news at large, as word_frequencies tells: counted in the
-- delivered articles, each delivery would weigh all words anew, and an event would be another one next week.
with heads as (
    select
        article_id,
        folded_text
    from {{ of_articles(ref('stg_sentences'), 'int_changed_articles') }}
    where sentence_no <= {{ limit_of('story_sentences') }}
),

words as (
    select distinct
        heads.article_id,
        {{ bare_word('word') }} as word
    from heads, unnest(string_split(heads.folded_text, ' ')) as split (word)
    where length(split.word) > 2
),

known as (
    select
        words.article_id,
        words.word,
        -- articles in ten thousand
        coalesce(frequencies.in_heads, {{ limit_of('unknown_word') }}) as n_in_10000
    from words
    left join {{ ref('word_frequencies') }} as frequencies on words.word = frequencies.word
)

select
    article_id,
    word,
    ln(10000 / n_in_10000) as weight
from known
-- a word of one article in four is the language of war news, not a story
where n_in_10000 <= {{ limit_of('common_head_word') }}
