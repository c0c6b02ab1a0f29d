{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Reports of two articles that are compared: they meet in a block or stand in two articles of one story. A table of its own, so that
-- the engine knows how many they are: guessed to be few, all that is known of both was kept in memory for each pair.
with blocks as (
    select
        article_id,
        report_id,
        block
    from {{ ref('int_report_blocks') }}
    {%- if is_incremental() %}
    -- only reports that meet one that is matched anew
    where block in (select block from {{ of_articles(ref('int_report_blocks'), 'int_rematched_articles') }})
    {%- endif %}
),

stories as (
    select
        article_id_1,
        article_id_2
    from {{ ref('int_story_pairs') }}
    where {{ touches('article_id_1', 'article_id_2', 'int_rematched_articles') }}
)

select
    a.report_id,
    b.report_id as other_report_id
from blocks as a
inner join blocks as b on a.block = b.block and a.report_id < b.report_id
where {{ touches('a.article_id', 'b.article_id', 'int_rematched_articles') }}
union
select
    least(a.report_id, b.report_id) as report_id,
    greatest(a.report_id, b.report_id) as other_report_id
from stories
inner join {{ ref('int_report_features') }} as a on stories.article_id_1 = a.article_id
inner join {{ ref('int_report_features') }} as b
    on
        stories.article_id_2 = b.article_id
        -- no plain equality: the engine would join all reports of a kind before it looks at the stories
        and list_contains([a.kind], b.kind)
