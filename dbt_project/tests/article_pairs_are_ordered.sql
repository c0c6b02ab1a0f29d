select
    article_id_1,
    article_id_2
from {{ ref('article_pairs') }}
where article_id_1 >= article_id_2 or text_containment not between 0 and 1 or n_agree + n_conflict > n_compared
