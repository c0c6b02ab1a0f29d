-- Articles whose text is compared with others anew: changed ones, and those that have a run of words or a word of the week which
-- brings articles together since the last build, or no longer does.
with flipped_shingles as (
    select shingle
    from {{ ref('int_crowded_shingles') }}
    where has_flipped
),

flipped_blocks as (
    select block
    from {{ ref('int_crowded_story_blocks') }}
    where has_flipped
)

select article_id from {{ ref('int_changed_articles') }}
union
select shingles.article_id
from {{ ref('int_sentence_shingles') }} as shingles
semi join flipped_shingles on shingles.shingle = flipped_shingles.shingle
union
select blocks.article_id
from {{ ref('int_story_blocks') }} as blocks
semi join flipped_blocks on blocks.block = flipped_blocks.block
