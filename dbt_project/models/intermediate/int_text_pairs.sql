-- How the texts of two articles are related, for pairs that share a near-identical sentence.
with sentence_pairs as (
    select
        article_id_1,
        article_id_2,
        -- a sentence of the one counts once, however often the other repeats it
        least(count(distinct sentence_no_1), count(distinct sentence_no_2)) as n_shared_sentences,
        max(n_words) as longest_shared
    from {{ ref('int_sentence_pairs') }}
    group by article_id_1, article_id_2
),

article_shingles as materialized (
    select distinct
        shingles.article_id,
        shingles.shingle
    from {{ ref('int_sentence_shingles') }} as shingles
    semi join (
        select article_id_1 as article_id from sentence_pairs
        union all
        select article_id_2 from sentence_pairs
    ) as involved on shingles.article_id = involved.article_id
),

sizes as (
    select
        article_id,
        count(*) as n_shingles
    from article_shingles
    group by article_id
),

common as (
    select
        pairs.article_id_1,
        pairs.article_id_2,
        count(b.shingle) as n_common
    from sentence_pairs as pairs
    inner join article_shingles as a on pairs.article_id_1 = a.article_id
    left join article_shingles as b on pairs.article_id_2 = b.article_id and a.shingle = b.shingle
    group by pairs.article_id_1, pairs.article_id_2
),

measured as (
    select
        pairs.article_id_1,
        pairs.article_id_2,
        pairs.n_shared_sentences,
        pairs.longest_shared,
        common.n_common / least(size_1.n_shingles, size_2.n_shingles) as text_containment,
        common.n_common / (size_1.n_shingles + size_2.n_shingles - common.n_common) as text_jaccard
    from sentence_pairs as pairs
    inner join common on pairs.article_id_1 = common.article_id_1 and pairs.article_id_2 = common.article_id_2
    inner join sizes as size_1 on pairs.article_id_1 = size_1.article_id
    inner join sizes as size_2 on pairs.article_id_2 = size_2.article_id
)

select
    article_id_1,
    article_id_2,
    n_shared_sentences,
    text_containment,
    text_jaccard,
    case
        when text_jaccard >= {{ limit_of('same_text_jaccard') }} then 'same_text'
        when
            n_shared_sentences >= {{ limit_of('wire_sentences') }}
            or longest_shared >= {{ limit_of('wire_sentence_words') }}
            or text_containment >= {{ limit_of('wire_containment') }}
            then 'shared_wire'
        else 'independent'
    end as relation
from measured
