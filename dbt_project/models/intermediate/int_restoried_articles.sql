-- Articles whose stories are compared anew: changed ones, and those that have a word of the week which brings articles together since
-- the last build, or no longer does. A run of words that is common now says nothing of stories.
with flipped_blocks as (
    select block
    from {{ ref('int_crowded_story_blocks') }}
    where has_flipped
)

select article_id from {{ ref('int_changed_articles') }}
union
select blocks.article_id
from {{ ref('int_story_blocks') }} as blocks
semi join flipped_blocks on blocks.block = flipped_blocks.block
