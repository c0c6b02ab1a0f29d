{{ config(materialized='incremental', incremental_strategy='by_changed_article', on_schema_change='fail') }}
-- The distinct runs of three words in each sentence, as hashes.
{{ shingles_of(of_articles(ref('stg_sentences'), 'int_changed_articles')) }}
