{{ config(materialized='incremental', incremental_strategy='by_version_pair', on_schema_change='fail') }}
-- Two versions of one article, the text of one address before and after it was changed. Of them only the newest speaks in the
-- marts; the pair says what became of the older text. An increment compares the pairs that came or have other texts.
with pairs as (
    select
        older_article_id,
        newer_article_id,
        shared_credits,
        texts_digest
    from {{ ref('int_version_pairs') }} as expected
    {%- if is_incremental() %}
    anti join {{ this }} as known on {{ same_version_pair('expected', 'known') }}
    {%- endif %}
),

involved as (
    select older_article_id as article_id from pairs
    union
    select newer_article_id from pairs
),

sentences as (
    select
        sentences.article_id,
        sentences.sentence_no,
        sentences.n_words,
        sentences.folded_text
    from {{ source('raw', 'sentences') }} as sentences
    semi join involved on sentences.article_id = involved.article_id
    where sentences.section != 'boilerplate'
),

shingles as materialized (
    {{ shingles_of('sentences') }}
),

sentence_sizes as (
    select
        article_id,
        sentence_no,
        count(*) as n_shingles
    from shingles
    group by article_id, sentence_no
),

met as (
    select
        pairs.older_article_id,
        pairs.newer_article_id,
        a.sentence_no as older_sentence_no,
        b.sentence_no as newer_sentence_no,
        count(*) as n_shared
    from pairs
    inner join shingles as a on pairs.older_article_id = a.article_id
    inner join shingles as b on pairs.newer_article_id = b.article_id and a.shingle = b.shingle
    group by pairs.older_article_id, pairs.newer_article_id, a.sentence_no, b.sentence_no
),

shared_sentences as (
    select
        met.older_article_id,
        met.newer_article_id,
        least(count(distinct met.older_sentence_no), count(distinct met.newer_sentence_no)) as n_shared_sentences
    from met
    inner join sentence_sizes as a on met.older_article_id = a.article_id and met.older_sentence_no = a.sentence_no
    inner join sentence_sizes as b on met.newer_article_id = b.article_id and met.newer_sentence_no = b.sentence_no
    where
        {{ near_identical('met.n_shared', 'a.n_shingles', 'b.n_shingles') }}
    group by met.older_article_id, met.newer_article_id
),

{{ text_overlaps('shingles', 'older_article_id', 'newer_article_id') }},

measured as (
    select
        pairs.older_article_id,
        pairs.newer_article_id,
        pairs.shared_credits,
        pairs.texts_digest,
        coalesce(shared_sentences.n_shared_sentences, 0) as n_shared_sentences,
        reuse.text_containment,
        reuse.text_jaccard
    from pairs
    inner join reuse
        on
            pairs.older_article_id = reuse.older_article_id
            and pairs.newer_article_id = reuse.newer_article_id
    left join shared_sentences
        on
            pairs.older_article_id = shared_sentences.older_article_id
            and pairs.newer_article_id = shared_sentences.newer_article_id
),

judged as (
    select
        *,
        case
            -- a text that was shortened or went on is the same text still
            when text_containment >= {{ limit_of('update_containment') }} then 'text'
            when n_shared_sentences >= {{ limit_of('wire_sentences') }} then 'sentences'
            else 'none'
        end as relation_basis
    from measured
)

select
    older_article_id,
    newer_article_id,
    shared_credits,
    n_shared_sentences,
    text_containment,
    text_jaccard,
    case relation_basis
        when 'text' then 'same_text'
        when 'sentences' then 'shared_wire'
        else 'independent'
    end as relation,
    relation_basis,
    texts_digest
from judged
