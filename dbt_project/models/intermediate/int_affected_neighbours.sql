-- Affected events and those told in one article with them: which of them are parts of which others is decided anew.
with tellings as (
    select distinct
        article_id,
        event_id
    from {{ ref('int_reviewed_events') }}
),

articles as (
    select distinct tellings.article_id
    from tellings
    semi join {{ ref('int_affected_events') }} as affected on tellings.event_id = affected.event_id
)

select event_id from {{ ref('int_affected_events') }}
union
select tellings.event_id
from tellings
semi join articles on tellings.article_id = articles.article_id
