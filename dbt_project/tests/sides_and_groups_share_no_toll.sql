-- "37 SDF fighters and 58 IS members" are two tolls.
select casualty_id
from {{ ref('int_toll_claims') }}
group by casualty_id
having count(distinct coalesce(side, '')) > 1 or count(distinct victim_group) > 1 or count(distinct outcome) > 1
