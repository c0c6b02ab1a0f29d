select
    rejection_id,
    source_path,
    row_no,
    reason,
    detail,
    remedy,
    rejected_at
from {{ source('raw', 'rejected_articles') }}
