{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- depends_on: {{ ref('int_recompared_articles') }}
-- Sentences long enough to be compared with those of other articles, with all their shingles counted, whether they meet others
-- or not; in an increment only those that have something in common with one that is compared anew. A number is compared
-- faster than a key, and holds for one build.
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
    select distinct
        shingles.article_id,
        shingles.sentence_no
    from {{ ref('int_sentence_shingles') }} as shingles
    {%- if is_incremental() %}
    semi join met_again on shingles.shingle = met_again.shingle
    {%- endif %}
    anti join crowded on shingles.shingle = crowded.shingle
),

long_enough as (
    select
        meeting.article_id,
        meeting.sentence_no
    from meeting
    inner join {{ ref('stg_sentences') }} as sentences
        on meeting.article_id = sentences.article_id and meeting.sentence_no = sentences.sentence_no
    where sentences.n_words >= {{ limit_of('sentence_words') }}
),

sizes as (
    select
        shingles.article_id,
        shingles.sentence_no,
        count(*) as n_shingles
    from {{ ref('int_sentence_shingles') }} as shingles
    semi join long_enough on shingles.article_id = long_enough.article_id and shingles.sentence_no = long_enough.sentence_no
    group by shingles.article_id, shingles.sentence_no
)

select
    (row_number() over ())::integer as sentence,
    article_id,
    sentence_no,
    n_shingles
from sizes
