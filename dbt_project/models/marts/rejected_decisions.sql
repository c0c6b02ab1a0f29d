select
    rejected.row_no,
    rejected.action,
    rejected.target_id,
    rejected.field,
    rejected.value,
    rejected.who,
    rejected.decided_on,
    rejected.why,
    rejected.problem,
    replace(replace(replace(replace(replace(
        problems.detail,
        '{action}', rejected.action),
        '{target}', rejected.target_id),
        '{field}', coalesce(rejected.field, '')),
        '{value}', coalesce(rejected.value, '')),
        '{why}', coalesce(rejected.file_problem, '')
    ) as detail,
    problems.remedy
from {{ ref('int_rejected_decisions') }} as rejected
inner join {{ ref('review_problems') }} as problems on rejected.problem = problems.problem
