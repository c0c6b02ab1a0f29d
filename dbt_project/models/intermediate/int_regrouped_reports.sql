-- Reports that are gathered into events anew: those of rematched articles, those that were like a report of such an article in
-- the last build, and whatever is linked to them by likeness, step by step. Reports between which no such path leads cannot
-- change each other's event.
-- depends_on: {{ ref('int_rematched_articles') }}, {{ ref('int_report_pairs') }}, {{ ref('int_sibling_pairs') }}
-- depends_on: {{ ref('int_article_reports') }}, {{ ref('int_claim_features') }}
{%- if is_increment() %}
with recursive reports as (
    select
        report_id,
        article_id
    from {{ ref('int_report_features') }}
),

starts as (
    select reports.report_id
    from reports
    semi join {{ ref('int_rematched_articles') }} as articles on reports.article_id = articles.article_id
    union
    select before.other_report_id as report_id
    from intermediate.previous_alike_reports as before
    semi join {{ ref('int_rematched_articles') }} as articles on before.article_id = articles.article_id
    -- a report that is gone is gathered with nothing
    semi join reports on before.other_report_id = reports.report_id
),

-- mentions told from one word on decide together which of their events is named after that word
tellings as (
    select
        claims.article_id || '/' || claims.char_start || '/' || claims.event_type as telling,
        reports.report_id
    from {{ ref('int_claim_features') }} as claims
    inner join {{ ref('int_article_reports') }} as reports on claims.claim_id = reports.claim_id
),

shared_tellings as (
    select telling
    from tellings
    group by telling
    having count(*) > 1
),

told_at_one_word as (
    select tellings.*
    from tellings
    semi join shared_tellings on tellings.telling = shared_tellings.telling
),

links as materialized (
    select
        report_id,
        other_report_id
    from {{ ref('int_report_pairs') }}
    where likeness > 0
    union all
    select
        report_id,
        other_report_id
    from {{ ref('int_sibling_pairs') }}
    where likeness > 0
    union all
    select
        a.report_id,
        b.report_id as other_report_id
    from told_at_one_word as a
    inner join told_at_one_word as b on a.telling = b.telling and a.report_id != b.report_id
),

reached (report_id) as (
    select report_id from starts
    union
    select links.other_report_id as report_id
    from reached
    inner join links on reached.report_id = links.report_id
)

select report_id from reached
{%- else %}
select report_id
from {{ ref('int_report_features') }}
{%- endif %}
