{{ config(materialized='incremental', incremental_strategy='by_changed_article', on_schema_change='fail') }}
-- The distinct runs of three words in each sentence, as hashes.
with sentences as (
    select
        article_id,
        sentence_no,
        string_split(folded_text, ' ') as words,
        {{ limit_of('shingle_words') }}::integer as width
    from {{ of_articles(ref('stg_sentences'), 'int_changed_articles') }}
)

select distinct
    article_id,
    sentence_no,
    hash(array_to_string(words[start_at:start_at + width - 1], ' ')) as shingle
from sentences, unnest(generate_series(1, len(words) - width + 1)) as starts (start_at)
