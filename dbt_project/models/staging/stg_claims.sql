-- Event mentions of the newest articles, with what the desk corrected in place of what the machine read.
with read_claims as (
    select claims.*
    from {{ source('raw', 'claims') }} as claims
    semi join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
),

corrected as (
    select
        claims.* exclude (event_type, event_subtype, status, is_aggregate, date_start, date_end, place_id, place_ids),
        coalesce(types.event_type, claims.event_type) as event_type,
        coalesce(corrections.event_subtype, claims.event_subtype) as event_subtype,
        coalesce(corrections.status, claims.status) as status,
        coalesce(corrections.is_aggregate, claims.is_aggregate) as is_aggregate,
        coalesce(corrections.fields, []::varchar[]) as corrected_fields,
        case when list_contains(corrections.fields, 'date_start') then corrections.date_start else claims.date_start end as date_start,
        case when list_contains(corrections.fields, 'date_end') then corrections.date_end else claims.date_end end as date_end,
        case when list_contains(corrections.fields, 'place_id') then corrections.place_id else claims.place_id end as place_id,
        -- a place that the desk names replaces all that were read
        case when list_contains(corrections.fields, 'place_id') then []::varchar[] else claims.place_ids end as place_ids,
        coalesce(list_has_any(corrections.fields, ['date_start', 'date_end']), false) as is_dated_by_desk,
        coalesce(list_contains(corrections.fields, 'place_id'), false) as is_placed_by_desk
    from read_claims as claims
    left join {{ ref('stg_claim_corrections') }} as corrections on claims.claim_id = corrections.claim_id
    left join {{ ref('event_types') }} as types on corrections.event_subtype = types.event_subtype
),

-- where the desk gives one day and the text gave none, that day is both ends
dated as (
    select
        * exclude (date_start, date_end),
        case when is_dated_by_desk then coalesce(date_start, date_end) else date_start end as date_start,
        case when is_dated_by_desk then coalesce(date_end, date_start) else date_end end as date_end
    from corrected
)

select
    claim_id,
    article_id,
    sentence_no,
    char_start,
    char_end,
    quote as claim_quote,
    section,
    event_type,
    event_subtype,
    status,
    is_aggregate,
    date_start,
    date_end,
    case
        when not is_dated_by_desk then date_precision
        when date_start is null then 'unknown'
        when date_start = date_end then 'day'
        else 'range'
    end as date_precision,
    case
        when not is_dated_by_desk then date_basis
        when date_start is null then 'unknown'
        else 'explicit'
    end as date_basis,
    date_text,
    place_id,
    list_sort(list_distinct(list_concat(
        case when place_id is null then []::varchar[] else [place_id] end,
        coalesce(place_ids, []::varchar[])
    ))) as place_ids,
    case
        when not is_placed_by_desk then place_basis
        when place_id is null then 'unknown'
        else 'explicit'
    end as place_basis,
    coalesce(attributed_to, []::varchar[]) as attributed_to,
    coalesce(via, []::varchar[]) as via,
    parser_version,
    corrected_fields
from dated
