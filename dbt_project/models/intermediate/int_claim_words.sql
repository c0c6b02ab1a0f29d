{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- The telling words of each event mention. A table of its own, for lists that are gathered take memory that cannot be spilled.

-- the words of the clause itself, or of its sentence where the clause is a bare trigger
with word_sources as (
    select
        claims.claim_id,
        claims.article_id,
        case
            when length(claims.claim_quote) >= 30 then {{ folded('claims.claim_quote') }}
            else coalesce(sentences.folded_text, {{ folded('claims.claim_quote') }})
        end as folded_text
    from {{ of_articles(ref('stg_claims'), 'int_retold_articles') }} as claims
    left join {{ ref('stg_sentences') }} as sentences
        on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
),

words as (
    select distinct
        word_sources.claim_id,
        word_sources.article_id,
        {{ bare_word('word') }} as word
    from word_sources
    cross join unnest(string_split(word_sources.folded_text, ' ')) as split (word)
    where length(split.word) > 2
)

select
    words.claim_id,
    any_value(words.article_id) as article_id,
    list(words.word order by words.word) as words,
    list(words.word order by words.word) filter (
        where coalesce(frequencies.in_claims, 0) <= {{ limit_of('rare_claim_word') }}
    ) as rare_words
from words
left join {{ ref('word_frequencies') }} as frequencies on words.word = frequencies.word
-- a word that one article in twenty has says nothing about which event this is
where coalesce(frequencies.in_claims, 0) <= {{ limit_of('common_claim_word') }}
group by words.claim_id
