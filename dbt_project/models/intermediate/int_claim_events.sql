-- The event of each mention: the reports that gathered tell one event, which is named after its earliest mention.
with members as (
    select
        features.claim_id,
        features.article_id,
        reports.report_id,
        features.published_on,
        features.char_start,
        features.event_type,
        features.event_subtype,
        gathered.centre
    from {{ ref('int_event_reports') }} as gathered
    inner join {{ ref('int_report_features') }} as report_features on gathered.report_no = report_features.report_no
    inner join {{ ref('int_article_reports') }} as reports on report_features.report_id = reports.report_id
    inner join {{ ref('int_claim_features') }} as features on reports.claim_id = features.claim_id
),

earliest as (
    select
        centre,
        first(
            struct_pack(
                event_key := concat_ws(
                    '|', coalesce(published_on::varchar, ''), article_id, char_start::varchar, event_type
                ),
                claim_id := claim_id,
                event_subtype := event_subtype
            )
            order by published_on nulls last, article_id, char_start, event_type, event_subtype, claim_id
        ) as mention
    from members
    group by centre
),

-- «قتل … وأجبروه»: two events whose earliest mentions are told from one word on, as one type, are two by their subtype
named as (
    select
        centre,
        mention.event_key || case
            when row_number() over (partition by mention.event_key order by mention.event_subtype, mention.claim_id) > 1
                then '|' || mention.event_subtype || '|' || mention.claim_id
            else ''
        end as event_key
    from earliest
)

select
    members.claim_id,
    members.article_id,
    members.report_id,
    substr(sha256(named.event_key), 1, 16) as event_id
from members
inner join named on members.centre = named.centre
