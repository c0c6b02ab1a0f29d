-- One article is a single source, several articles of one origin repeat it, and it takes two origins to corroborate or conflict.
select
    event_id,
    attribute,
    key
from {{ ref('source_agreement') }}
where
    (verdict = 'single_source' and n_articles > 1)
    or (verdict = 'repeated' and (n_articles < 2 or n_origins > 1))
    or (verdict = 'corroborated' and (n_articles < 2 or n_origins < 2))
    or (verdict = 'updated' and n_articles < 2)
    or (agreement is null and attribute in ('occurrence', 'date', 'count') and n_articles > 1)
