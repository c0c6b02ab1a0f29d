{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- What event matching compares, one row for each event that an article reports (all its mentions together). The pairs of reports
-- are many and name them by number.
with mentions as (
    select
        reports.report_id,
        features.*
    from {{ of_articles(ref('int_article_reports'), 'int_retold_articles') }} as reports
    inner join {{ ref('int_claim_features') }} as features on reports.claim_id = features.claim_id
),

-- an article that names no country for one event names one elsewhere
article_countries as (
    select
        article_id,
        mode(country_id order by country_id) as country_id
    from {{ of_articles(ref('int_claim_features'), 'int_retold_articles') }}, unnest(country_ids) as countries (country_id)
    group by article_id
),

gathered as (
    select
        report_id,
        article_id,
        published_on,
        kind,
        same_speaker,
        count(*) as n_mentions,
        list(distinct family) as families,
        bool_or(one_perpetrator) as one_perpetrator,
        case when bool_and(reality = 'plan') then 'plan' when bool_or(reality = 'any') then 'any' else 'deed' end as reality,
        bool_and(is_aggregate) as is_aggregate,
        bool_and(is_generic) as is_generic,
        -- the narrowest date that a mention gives
        arg_min(date_start, (date_end - date_start, date_start)) as date_start,
        arg_min(date_end, (date_end - date_start, date_start)) as date_end,
        list_distinct(flatten(list(place_ids))) as place_ids,
        list_distinct(flatten(list(branch_ids))) as branch_ids,
        list_distinct(flatten(list(local_place_ids))) as local_place_ids,
        list_distinct(flatten(list(local_branch_ids))) as local_branch_ids,
        list_distinct(flatten(list(country_ids))) as country_ids,
        list_distinct(flatten(list(actor_sides))) as actor_sides,
        list_distinct(flatten(list(recipient_sides))) as recipient_sides,
        list_distinct(flatten(list(figures))) as figures,
        list_distinct(flatten(list(large_figures))) as large_figures,
        list_distinct(flatten(list(counted_outcomes))) as counted_outcomes,
        list_distinct(flatten(list(words))) as words,
        list_distinct(flatten(list(rare_words))) as rare_words,
        list(distinct event_subtype) as subtypes,
        list(distinct sentence_group) filter (where sentence_group is not null) as sentence_groups
    from mentions
    group by report_id, article_id, published_on, kind, same_speaker
)

select
    gathered.* exclude (sentence_groups),
    {{ number_of('gathered.report_id') }} as report_no,
    coalesce(gathered.sentence_groups, []::varchar[]) as sentence_groups,
    case
        when len(gathered.country_ids) > 0 then gathered.country_ids
        else [coalesce(article_countries.country_id, '')]
    end as block_countries
from gathered
left join article_countries on gathered.article_id = article_countries.article_id
