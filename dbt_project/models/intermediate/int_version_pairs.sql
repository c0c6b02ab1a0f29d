-- Each version of an article beside the next one and beside the newest, with a digest of both texts: as long as a pair and its
-- digest stay, so does what became of the older text.
with versions as (
    select
        article_id,
        newest_article_id,
        version_no,
        credits
    from {{ ref('stg_article_versions') }}
    where n_versions > 1
),

texts as (
    select
        sentences.article_id,
        sum(hash(sentences.sentence_no, sentences.section, sentences.folded_text)) as digest
    from {{ source('raw', 'sentences') }} as sentences
    semi join versions on sentences.article_id = versions.article_id
    group by sentences.article_id
)

select
    older.article_id as older_article_id,
    newer.article_id as newer_article_id,
    list_sort(list_intersect(older.credits, newer.credits)) as shared_credits,
    concat_ws('/', older_text.digest, newer_text.digest, hash(older.credits), hash(newer.credits)) as texts_digest
from versions as older
inner join versions as newer on older.newest_article_id = newer.newest_article_id and older.version_no < newer.version_no
left join texts as older_text on older.article_id = older_text.article_id
left join texts as newer_text on newer.article_id = newer_text.article_id
where newer.version_no = older.version_no + 1 or newer.article_id = newer.newest_article_id
