{{ config(materialized='incremental', incremental_strategy='by_changed_article', on_schema_change='fail') }}
-- The distinct runs of three words in each sentence, as hashes. They are many and are read in every build, so they carry what the
-- comparison asks of their sentence: its number, which is compared faster than a key, its words, and how many runs it has.
with shingles as (
    {{ shingles_of(of_articles(ref('stg_sentences'), 'int_changed_articles')) | indent(4) }}
)

select
    article_id,
    sentence_no,
    hash(article_id, sentence_no) as sentence,
    n_words,
    count(*) over (partition by article_id, sentence_no) as n_shingles,
    shingle
from shingles
