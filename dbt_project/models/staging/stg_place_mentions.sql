-- Every place in the newest articles where a place is named.
select
    mentions.article_id,
    mentions.place_id,
    mentions.char_start,
    mentions.char_end,
    mentions.quote as mention_quote
from {{ source('raw', 'place_mentions') }} as mentions
semi join {{ ref('stg_articles') }} as articles on mentions.article_id = articles.article_id
