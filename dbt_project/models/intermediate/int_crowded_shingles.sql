{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Runs of words that many sentences have: a set phrase, which brings no two sentences together.
{{ crowded_keys(ref('int_sentence_shingles'), 'shingle', limit_of('shingle_block'), listed('int_changed_articles')) }}
