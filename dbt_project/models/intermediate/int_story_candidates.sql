{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Articles printed within days of each other that can tell one story (article_id_1 < article_id_2): they meet through a rare word
-- of one week, and a word that a week is full of brings nobody together.
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
    where blocks.block in (select block from {{ of_articles(ref('int_story_blocks'), 'int_restoried_articles') }})
    {%- endif %}
)

select distinct
    a.article_id as article_id_1,
    b.article_id as article_id_2
from blocks as a
inner join blocks as b on a.block = b.block and a.article_id < b.article_id
where
    abs(a.published_on - b.published_on) <= {{ limit_of('story_days') }}
    and {{ touches('a.article_id', 'b.article_id', 'int_restoried_articles') }}
