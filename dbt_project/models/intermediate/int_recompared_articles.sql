-- Articles whose text is compared with others anew: those whose stories are, and those that have a run of words which brings articles
-- together since the last build, or no longer does.
with flipped_shingles as (
    select shingle
    from {{ ref('int_crowded_shingles') }}
    where has_flipped
)

select article_id from {{ ref('int_restoried_articles') }}
union
select shingles.article_id
from {{ ref('int_sentence_shingles') }} as shingles
semi join flipped_shingles on shingles.shingle = flipped_shingles.shingle
