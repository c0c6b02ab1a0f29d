-- Event mentions of the newest articles.
select
    claims.claim_id,
    claims.article_id,
    claims.sentence_no,
    claims.char_start,
    claims.char_end,
    claims.quote as claim_quote,
    claims.section,
    claims.event_type,
    claims.event_subtype,
    claims.status,
    claims.is_aggregate,
    claims.date_start,
    claims.date_end,
    claims.date_precision,
    claims.date_basis,
    claims.date_text,
    claims.place_id,
    list_sort(list_distinct(list_concat(
        case when claims.place_id is null then []::varchar[] else [claims.place_id] end,
        coalesce(claims.place_ids, []::varchar[])
    ))) as place_ids,
    claims.place_basis,
    coalesce(claims.attributed_to, []::varchar[]) as attributed_to,
    coalesce(claims.via, []::varchar[]) as via,
    claims.parser_version
from {{ source('raw', 'claims') }} as claims
semi join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
