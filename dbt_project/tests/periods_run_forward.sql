select claim_id as offending_id from {{ ref('claims') }}
where date_start > date_end
union all
select event_id from {{ ref('events') }}
where date_start > date_end
union all
select casualty_id from {{ ref('casualties') }}
where date_start > date_end
union all
select claim_id from {{ ref('claims') }}
where (date_start is null) != (date_end is null)
