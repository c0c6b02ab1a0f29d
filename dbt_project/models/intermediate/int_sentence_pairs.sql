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

long_enough as materialized (
    select distinct
        meeting.article_id,
        meeting.sentence_no
    from meeting
    inner join {{ ref('stg_sentences') }} as sentences
        on meeting.article_id = sentences.article_id and meeting.sentence_no = sentences.sentence_no
    where sentences.n_words >= {{ limit_of('sentence_words') }}
),

-- all shingles of a sentence, whether they meet others or not
sizes as (
    select
        shingles.article_id,
        shingles.sentence_no,
        count(*) as n_shingles
    from {{ ref('int_sentence_shingles') }} as shingles
    semi join long_enough on shingles.article_id = long_enough.article_id and shingles.sentence_no = long_enough.sentence_no
    group by shingles.article_id, shingles.sentence_no
),

-- numbers are compared faster than ids
sentences as materialized (
    select
        article_id,
        sentence_no,
        n_shingles,
        row_number() over () as sentence
    from sizes
),

shingles as materialized (
    select
        sentences.sentence,
        sentences.article_id,
        sentences.n_shingles,
        meeting.shingle
    from meeting
    inner join sentences on meeting.article_id = sentences.article_id and meeting.sentence_no = sentences.sentence_no
),

frequencies as (
    select
        shingle,
        count(*) as n_sentences
    from shingles
    group by shingle
),

-- most of the shorter sentence must be found in the longer one: so one of a few of its shingles must be, and the rarest bring
-- the fewest sentences together
ranked as (
    select
        shingles.sentence,
        shingles.article_id,
        shingles.n_shingles,
        shingles.shingle,
        frequencies.n_sentences,
        count(*) over (partition by shingles.sentence) as n_meeting,
        row_number() over (partition by shingles.sentence order by frequencies.n_sentences, shingles.shingle) as place_by_rarity
    from shingles
    inner join frequencies on shingles.shingle = frequencies.shingle
),

telling as (
    select
        sentence,
        article_id,
        n_shingles,
        shingle
    from ranked
    where
        n_sentences > 1
        -- a hair less than the limit, for a product of fractions may lie a hair above it
        and place_by_rarity <= n_meeting - ceil({{ limit_of('sentence_containment') }} * n_shingles - 1e-6) + 1
),

candidates as materialized (
    select distinct
        case when shorter.article_id < longer.article_id then shorter.sentence else longer.sentence end as sentence_1,
        case when shorter.article_id < longer.article_id then longer.sentence else shorter.sentence end as sentence_2
    from telling as shorter
    inner join shingles as longer
        on shorter.shingle = longer.shingle
        and shorter.article_id != longer.article_id
        and shorter.n_shingles <= longer.n_shingles
        and shorter.n_shingles / longer.n_shingles >= {{ limit_of('sentence_ratio') }}
    where {{ touches('shorter.article_id', 'longer.article_id', 'int_recompared_articles') }}
),

-- an outer join, for with two inner ones the engine would first bring all sentences with one shingle together
shared as (
    select
        candidates.sentence_1,
        candidates.sentence_2,
        count(b.shingle) as n_shared
    from candidates
    inner join shingles as a on candidates.sentence_1 = a.sentence
    left join shingles as b on candidates.sentence_2 = b.sentence and a.shingle = b.shingle
    group by candidates.sentence_1, candidates.sentence_2
),

pairs as (
    select
        a.article_id as article_id_1,
        a.sentence_no as sentence_no_1,
        b.article_id as article_id_2,
        b.sentence_no as sentence_no_2,
        a.n_shingles as n_1,
        b.n_shingles as n_2,
        shared.n_shared
    from shared
    inner join sentences as a on shared.sentence_1 = a.sentence
    inner join sentences as b on shared.sentence_2 = b.sentence
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
