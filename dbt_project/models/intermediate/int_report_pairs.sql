{{ config(materialized='incremental', incremental_strategy='by_rematched_report', on_schema_change='fail') }}
-- How alike the reports of two articles are (both directions), for those that are compared. There are some seventy pairs for each
-- report, so they name reports by number.
{%- set features = compared_names() + [
    'same_subtype', 'other_subtype', 'other_family', 'shared_sentence', 'shared_wire', 'publication_gap', 'story', 'no_story',
] %}
with weights as (
    {{ weights('across', features + ['threshold']) | indent(4) }}
),

-- lists are compared before anything else is joined: rows that come out of an outer join carry them in a form that is slow to
-- compare
compared_reports as (
    select
        a.article_id,
        b.article_id as other_article_id,
        a.report_no,
        b.report_no as other_report_no,
        {{ compared() | indent(8) }},
        list_has_any(a.subtypes, b.subtypes)::integer as same_subtype,
        (
            not list_has_any(a.subtypes, b.subtypes) and list_has_any(a.families, b.families)
            -- «قصف» leaves open what kind it was
            and not list_contains(list_concat(a.subtypes, b.subtypes), 'unspecified_bombardment')
        )::integer as other_subtype,
        (not list_has_any(a.families, b.families))::integer as other_family,
        list_has_any(a.sentence_groups, b.sentence_groups)::integer as shared_sentence,
        case
            when a.date_start is null or b.date_start is null
                then least(coalesce(abs(a.published_on - b.published_on), 7), 7)
            else 0
        end as publication_gap
    from {{ ref('int_report_candidates') }} as candidates
    inner join {{ ref('int_report_features') }} as a on candidates.report_id = a.report_id
    inner join {{ ref('int_report_features') }} as b on candidates.other_report_id = b.report_id
    where
        a.article_id != b.article_id
        -- no plain equality: the engine would join all reports of a kind before it looks at the candidates
        and list_contains([a.kind], b.kind)
        and not ({{ excluded() | indent(8) }})
),

pairs as (
    select
        compared_reports.*,
        coalesce(text_pairs.relation in ('shared_wire', 'same_text'), false)::integer as shared_wire,
        coalesce(stories.likeness, 0) as story,
        (stories.likeness is null)::integer as no_story
    from compared_reports
    left join {{ ref('int_text_pairs') }} as text_pairs
        on
            least(compared_reports.article_id, compared_reports.other_article_id) = text_pairs.article_id_1
            and greatest(compared_reports.article_id, compared_reports.other_article_id) = text_pairs.article_id_2
    left join {{ ref('int_story_pairs') }} as stories
        on
            least(compared_reports.article_id, compared_reports.other_article_id) = stories.article_id_1
            and greatest(compared_reports.article_id, compared_reports.other_article_id) = stories.article_id_2
),

weighed as (
    select
        pairs.*,
        {{ weighed(features) | indent(8) }} as likeness,
        weights.threshold
    from pairs
    cross join weights
),

alike as (
    select
        report_no,
        other_report_no,
        -- whole ten-thousandths, so that sums do not depend on their order
        round((likeness - threshold) * 10000)::bigint as likeness,
        {% if var('all_pairs', false) %}{{ features | join(', ') }},{% endif %}
        likeness > threshold as is_alike
    from weighed
)

select
    report_no,
    other_report_no,
    likeness,
    {% if var('all_pairs', false) %}{{ features | join(', ') }},{% endif %}
    is_alike
from alike
union all
select
    other_report_no as report_no,
    report_no as other_report_no,
    likeness,
    {% if var('all_pairs', false) %}{{ features | join(', ') }},{% endif %}
    is_alike
from alike
