{{ config(materialized='incremental', incremental_strategy='by_recompared_pair', on_schema_change='fail') }}
-- Near-identical sentences of two articles (article_id_1 < article_id_2). Sentences meet through a shingle in common,
-- and a shingle that many sentences have brings nobody together, so that no set phrase makes all pairs.
with crowded as (
    select shingle
    from {{ ref('int_crowded_shingles') }}
    where is_crowded
),

{% if is_incremental() -%}
-- only sentences that have something in common with one that is compared anew
met_again as (
    select distinct shingle
    from {{ of_articles(ref('int_sentence_shingles'), 'int_recompared_articles') }}
),

{% endif -%}
meeting as materialized (
    select
        shingles.article_id,
        shingles.sentence_no,
        shingles.shingle
    from {{ ref('int_sentence_shingles') }} as shingles
    {%- if is_incremental() %}
    semi join met_again on shingles.shingle = met_again.shingle
    {%- endif %}
    anti join crowded on shingles.shingle = crowded.shingle
),

-- all shingles of a sentence, whether they meet others or not
sizes as (
    select
        shingles.article_id,
        shingles.sentence_no,
        count(*) as n_shingles
    from {{ ref('int_sentence_shingles') }} as shingles
    semi join meeting on shingles.article_id = meeting.article_id and shingles.sentence_no = meeting.sentence_no
    inner join {{ ref('stg_sentences') }} as sentences
        on shingles.article_id = sentences.article_id and shingles.sentence_no = sentences.sentence_no
    where sentences.n_words >= {{ limit_of('sentence_words') }}
    group by shingles.article_id, shingles.sentence_no
),

candidates as (
    select
        meeting.article_id,
        meeting.sentence_no,
        meeting.shingle,
        sizes.n_shingles
    from meeting
    inner join sizes on meeting.article_id = sizes.article_id and meeting.sentence_no = sizes.sentence_no
),

pairs as (
    select
        a.article_id as article_id_1,
        a.sentence_no as sentence_no_1,
        b.article_id as article_id_2,
        b.sentence_no as sentence_no_2,
        any_value(a.n_shingles) as n_1,
        any_value(b.n_shingles) as n_2,
        count(*) as n_shared
    from candidates as a
    inner join candidates as b on a.shingle = b.shingle and a.article_id < b.article_id
    where {{ touches('a.article_id', 'b.article_id', 'int_recompared_articles') }}
    group by a.article_id, a.sentence_no, b.article_id, b.sentence_no
)

select
    article_id_1,
    sentence_no_1,
    article_id_2,
    sentence_no_2,
    least(n_1, n_2) + 2 as n_words,
    n_shared / least(n_1, n_2) as containment,
    n_shared / (n_1 + n_2 - n_shared) as jaccard
from pairs
where
    {{ near_identical('n_shared', 'n_1', 'n_2') }}
