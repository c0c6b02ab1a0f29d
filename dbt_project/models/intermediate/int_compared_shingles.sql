{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- The shingles through which sentences of some length can meet: those that at least two of them have; in an increment only those
-- of articles that are compared anew. A shingle that many sentences have brings nobody together, so that no set phrase makes
-- all pairs.
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

{% else -%}
-- depends_on: {{ ref('int_recompared_articles') }}
{% endif -%}
meeting as (
    select
        shingles.sentence,
        shingles.article_id,
        shingles.sentence_no,
        shingles.n_shingles,
        shingles.shingle
    from {{ ref('int_sentence_shingles') }} as shingles
    {%- if is_incremental() %}
    semi join met_again on shingles.shingle = met_again.shingle
    {%- endif %}
    anti join crowded on shingles.shingle = crowded.shingle
    where shingles.n_words >= {{ limit_of('sentence_words') }}
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
    meeting.sentence_no,
    meeting.n_shingles,
    meeting.shingle,
    shared.n_sentences
from meeting
inner join shared on meeting.shingle = shared.shingle
