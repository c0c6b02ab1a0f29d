-- The telling words at the head of each article (headline and first sentences): what its story is about, whatever the
-- parser made of it. A word weighs the more the fewer articles have it.
with heads as (
    select
        article_id,
        folded_text
    from {{ ref('stg_sentences') }}
    where sentence_no <= {{ limit_of('story_sentences') }}
),

words as (
    select distinct
        heads.article_id,
        {{ bare_word('word') }} as word
    from heads, unnest(string_split(heads.folded_text, ' ')) as split (word)
    where length(split.word) > 2
),

articles as (
    select count(*) as n_articles from {{ ref('stg_articles') }}
),

spread as (
    select
        word,
        count(*) as n_articles
    from words
    group by word
)

select
    words.article_id,
    words.word,
    spread.n_articles,
    ln((articles.n_articles + 1) / spread.n_articles) as weight
from words
inner join spread on words.word = spread.word
cross join articles
-- a word of one article in ten is the language of war news, not a story
where spread.n_articles <= greatest(5, 0.1 * articles.n_articles)
