-- Sentences of the newest articles, folded, without boilerplate.
select
    sentences.article_id,
    sentences.sentence_no,
    sentences.char_start,
    sentences.char_end,
    sentences.section,
    sentences.folded_text,
    sentences.n_words
from {{ source('raw', 'sentences') }} as sentences
semi join {{ ref('stg_articles') }} as articles on sentences.article_id = articles.article_id
where sentences.section != 'boilerplate'
