{{ config(materialized='incremental', incremental_strategy='by_affected_event', on_schema_change='fail') }}
-- How firmly an event stands, by the first rule of grade_rules whose conditions all hold; an empty condition holds always.
with rules as (
    select
        rule_no,
        rule_id,
        grade,
        reason_en,
        reason_ar,
        nullif(review_status, '') as review_status,
        nullif(status, '') as status,
        nullif(occurrence, '') as occurrence,
        nullif(perpetrators, '') as perpetrators,
        nullif(doer_owns_it, '')::boolean as doer_owns_it,
        nullif(min_origins, '')::integer as min_origins,
        nullif(max_origins, '')::integer as max_origins,
        nullif(min_named_origins, '')::integer as min_named_origins,
        nullif(max_named_origins, '')::integer as max_named_origins,
        nullif(min_articles, '')::integer as min_articles
    from {{ ref('grade_rules') }}
),

facts as (
    select
        facts.* exclude (status),
        coalesce(reviews.status, facts.status) as status,
        coalesce(reviews.review_status, 'unreviewed') as review_status
    from {{ of_affected_events(ref('int_grade_facts')) }} as facts
    left join {{ of_affected_events(ref('int_event_reviews')) }} as reviews on facts.event_id = reviews.event_id
),

matching as (
    select
        facts.event_id,
        min(rules.rule_no) as rule_no
    from facts
    inner join rules
        on
            (rules.review_status is null or rules.review_status = facts.review_status)
            and (rules.status is null or list_contains(string_split(rules.status, '|'), facts.status))
            and (rules.occurrence is null or list_contains(string_split(rules.occurrence, '|'), facts.occurrence))
            and (rules.perpetrators is null or rules.perpetrators = facts.perpetrators)
            and (rules.doer_owns_it is null or rules.doer_owns_it = facts.doer_owns_it)
            and (rules.min_origins is null or facts.n_origins >= rules.min_origins)
            and (rules.max_origins is null or facts.n_origins <= rules.max_origins)
            and (rules.min_named_origins is null or facts.n_named_origins >= rules.min_named_origins)
            and (rules.max_named_origins is null or facts.n_named_origins <= rules.max_named_origins)
            and (rules.min_articles is null or facts.n_articles >= rules.min_articles)
    group by facts.event_id
),

worded as (
    select
        matching.event_id,
        rules.rule_id,
        rules.grade,
        {%- for language in ['en', 'ar'] %}
        replace(replace(replace(
            rules.reason_{{ language }}, '{origins}', facts.n_origins::varchar
        ), '{articles}', facts.n_articles::varchar), '{named}', facts.n_named_origins::varchar) as reason_{{ language }}
        {{- "," if not loop.last }}
        {%- endfor %}
    from matching
    inner join rules on matching.rule_no = rules.rule_no
    inner join facts on matching.event_id = facts.event_id
)

select
    worded.event_id,
    worded.grade,
    grades.label_ar as grade_ar,
    worded.rule_id as grade_rule,
    worded.reason_en as grade_reason_en,
    worded.reason_ar as grade_reason_ar
from worded
inner join {{ ref('grades') }} as grades on worded.grade = grades.grade
