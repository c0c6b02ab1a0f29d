-- For each mention of the last build whose article has a newer version since, the mention in that version that tells the same: of
-- one kind, in a sentence that kept most of its words. So an event is followed through the correction of the article that
-- reported it.
with replaced as (
    select distinct
        claims.article_id,
        versions.newest_article_id
    from {{ previous_claim_events() }} as remembered
    inner join {{ source('raw', 'claims') }} as claims on remembered.claim_id = claims.claim_id
    inner join {{ ref('stg_version_order') }} as versions on claims.article_id = versions.article_id
    where versions.article_id != versions.newest_article_id
),

compared as (
    select article_id from replaced
    union
    select newest_article_id from replaced
),

mentions as (
    select
        claims.claim_id,
        claims.article_id,
        claims.event_type,
        claims.event_subtype,
        claims.char_start,
        list_distinct(string_split(sentences.folded_text, ' ')) as words
    from {{ source('raw', 'claims') }} as claims
    semi join compared on claims.article_id = compared.article_id
    inner join {{ source('raw', 'sentences') }} as sentences
        on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
),

alike as (
    select
        older.claim_id as older_claim_id,
        newer.claim_id as newer_claim_id,
        older.event_subtype = newer.event_subtype as is_same_kind,
        abs(older.char_start - newer.char_start) as shift,
        len(list_intersect(older.words, newer.words)) / least(len(older.words), len(newer.words)) as kept
    from replaced
    inner join mentions as older on replaced.article_id = older.article_id
    inner join mentions as newer on replaced.newest_article_id = newer.article_id and older.event_type = newer.event_type
)

select
    older_claim_id,
    arg_max(newer_claim_id, (kept, is_same_kind, -shift, newer_claim_id)) as newer_claim_id
from alike
where kept >= {{ limit_of('sentence_containment') }}
group by older_claim_id
