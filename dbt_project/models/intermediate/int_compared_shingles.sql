{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- depends_on: {{ ref('int_recompared_articles') }}
-- The shingles through which compared sentences can meet: those that at least two of them have. A shingle that many sentences
-- have brings nobody together, so that no set phrase makes all pairs.
with crowded as (
    select shingle
    from {{ ref('int_crowded_shingles') }}
    where is_crowded
),

{% if is_incremental() -%}
met_again as (
    select distinct shingle
    from {{ of_articles(ref('int_sentence_shingles'), 'int_recompared_articles') }}
),

{% endif -%}
meeting as (
    select
        sentences.sentence,
        sentences.article_id,
        sentences.n_shingles,
        shingles.shingle
    from {{ ref('int_sentence_shingles') }} as shingles
    inner join {{ ref('int_compared_sentences') }} as sentences
        on shingles.article_id = sentences.article_id and shingles.sentence_no = sentences.sentence_no
    {%- if is_incremental() %}
    semi join met_again on shingles.shingle = met_again.shingle
    {%- endif %}
    anti join crowded on shingles.shingle = crowded.shingle
),

shared as (
    select
        shingle,
        count(*) as n_sentences
    from meeting
    group by shingle
    having count(*) > 1
)

select
    meeting.sentence,
    meeting.article_id,
    meeting.n_shingles,
    meeting.shingle,
    shared.n_sentences
from meeting
inner join shared on meeting.shingle = shared.shingle
