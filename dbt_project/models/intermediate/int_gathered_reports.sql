{{ config(materialized='incremental', incremental_strategy='whole', on_schema_change='fail') }}
-- Which reports tell one event. They gather by average likeness, so that no chain of half-alike reports joins two events. What each
-- round came to is kept: the next build asks again only where reports came, went or are alike otherwise.
with nodes as materialized (
    select report_no as node
    from {{ ref('int_report_features') }}
),

edges as not materialized (
    select
        report_no as node,
        other_report_no as neighbour,
        likeness as score
    from {{ ref('int_report_pairs') }}
    union all
    -- two reports of one article that were not recognised as one: another article can show that they are, unless all speaks
    -- against it
    select
        report_no as node,
        other_report_no as neighbour,
        likeness as score
    from {{ ref('int_sibling_pairs') }}
),
{% set retold = listed('int_retold_articles') %}
{%- if is_incremental() %}
before as materialized (
    select
        report_no as node,
        centres,
        bests,
        scores
    from {{ this }}
),

-- a report that came or changed is looked at again by whoever is alike to it; not so by whoever was alike to one that is gone
told_anew as materialized (
    select reports.report_no as node
    from {{ ref('int_report_features') }} as reports
    semi join {{ retold }} as articles on reports.article_id = articles.article_id
    union
    select changed.report_no as node
    from {{ changes_of(ref('int_report_pairs')) }} as changed
    where
        (changed.likeness > 0 and changed.other_report_no not in (select node from nodes))
        or (
            changed.other_report_no in (select node from nodes)
            and changed.other_report_no in (select node from before)
        )
),
{%- endif %}

{{ average_link_clusters(unknown=limit_of('unknown_pair'), before=is_incremental()) }}

select
    node as report_no,
    centre,
    centres,
    bests,
    scores
from clusters
