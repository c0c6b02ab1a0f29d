{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- How alike two reports of one article are, on average over their mentions (both directions): not enough to be one report, but
-- another article can show that they tell one event. By number, as the pairs of int_report_pairs are.
select
    pairs.article_id,
    {{ number_of('a.report_id') }} as report_no,
    {{ number_of('b.report_id') }} as other_report_no,
    avg(pairs.likeness)::bigint as likeness
from {{ of_articles(ref('int_mention_pairs'), 'int_retold_articles') }} as pairs
inner join {{ ref('int_article_reports') }} as a on pairs.claim_id = a.claim_id
inner join {{ ref('int_article_reports') }} as b on pairs.other_claim_id = b.claim_id and a.report_id != b.report_id
group by pairs.article_id, a.report_id, b.report_id
