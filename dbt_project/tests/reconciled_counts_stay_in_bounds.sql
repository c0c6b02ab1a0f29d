-- low <= best <= high, and the best figure never exceeds what somebody said.
select tolls.casualty_id
from {{ ref('casualties') }} as tolls
inner join {{ ref('casualty_claims') }} as counts on tolls.casualty_id = counts.casualty_id
group by tolls.casualty_id, tolls.count_low, tolls.count_best, tolls.count_high
having
    tolls.count_low > tolls.count_best
    or tolls.count_best > tolls.count_high
    or tolls.count_best > greatest(max(counts.count_high), max(counts.count_best))
