-- Articles whose text is compared with others anew: changed ones, and those that have a run of words or a word of the week which
-- brings articles together since the last build, or no longer does.
select article_id from {{ ref('int_changed_articles') }}
union
select shingles.article_id
from {{ ref('int_sentence_shingles') }} as shingles
semi join (select shingle from {{ ref('int_crowded_shingles') }} where has_flipped) as flipped on shingles.shingle = flipped.shingle
union
select blocks.article_id
from {{ ref('int_story_blocks') }} as blocks
semi join (select block from {{ ref('int_crowded_story_blocks') }} where has_flipped) as flipped on blocks.block = flipped.block
