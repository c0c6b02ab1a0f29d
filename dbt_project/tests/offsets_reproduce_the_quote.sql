-- Every row can be followed back to characters of a stored article. An increment asks it of the articles that changed: rows of
-- the others were asked when they were made.
-- depends_on: {{ ref('int_changed_articles') }}
with quoted as (
    select
        article_id,
        char_start,
        char_end,
        quote as words
    from {{ ref('claims') }}
    union all
    select
        article_id,
        char_start,
        char_end,
        quote as words
    from {{ ref('casualty_claims') }}
    union all
    select
        article_id,
        char_start,
        char_end,
        quote as words
    from {{ ref('participant_claims') }}
    union all
    select
        article_id,
        char_start,
        char_end,
        quote as words
    from {{ ref('quantity_claims') }}
)

select
    quoted.article_id,
    quoted.char_start,
    quoted.char_end,
    quoted.words
from quoted
inner join {{ ref('articles') }} as articles on quoted.article_id = articles.article_id
where substr(articles.text, quoted.char_start + 1, quoted.char_end - quoted.char_start) != quoted.words
    {%- if is_increment() %}
    and quoted.article_id in (select article_id from {{ ref('int_changed_articles') }})
    {%- endif %}
