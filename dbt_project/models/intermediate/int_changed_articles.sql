-- Articles that came, went or changed since the last build.
select coalesce(digests.article_id, built.article_id) as article_id
from {{ ref('int_article_digests') }} as digests
full join intermediate.built_articles as built on digests.article_id = built.article_id
where digests.digest is distinct from built.digest
