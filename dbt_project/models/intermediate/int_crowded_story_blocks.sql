{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Words that a week is full of: they bring no two articles together.
{{ crowded_keys(ref('int_story_blocks'), 'block', limit_of('story_block'), listed('int_changed_articles')) }}
