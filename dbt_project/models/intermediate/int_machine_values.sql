-- What the machine read where the desk corrected it: one row for each claim or count that a decision corrects.
with corrected as (
    select
        claim_id as target_id,
        fields
    from {{ ref('stg_claim_corrections') }}
    union all
    select
        casualty_claim_id as target_id,
        fields
    from {{ ref('stg_count_corrections') }}
),

read_values as (
    select
        claims.claim_id as target_id,
        unnest(['event_subtype', 'status', 'is_aggregate', 'date_start', 'date_end', 'place_id']) as field,
        unnest([
            claims.event_subtype, claims.status, claims.is_aggregate::varchar,
            claims.date_start::varchar, claims.date_end::varchar, claims.place_id
        ]) as machine_value
    from {{ source('raw', 'claims') }} as claims
    semi join corrected on claims.claim_id = corrected.target_id
    union all
    select
        counts.casualty_claim_id as target_id,
        unnest([
            'outcome', 'victim_group', 'victim_side', 'qualifier', 'is_cumulative', 'count_low', 'count_best', 'count_high'
        ]) as field,
        unnest([
            counts.outcome, counts.victim_group, counts.victim_side, counts.qualifier, counts.is_cumulative::varchar,
            counts.count_low::varchar, counts.count_best::varchar, counts.count_high::varchar
        ]) as machine_value
    from {{ source('raw', 'casualty_claims') }} as counts
    semi join corrected on counts.casualty_claim_id = corrected.target_id
)

select
    read_values.target_id,
    map(
        list(read_values.field order by read_values.field), list(read_values.machine_value order by read_values.field)
    ) as machine_values
from read_values
inner join corrected
    on read_values.target_id = corrected.target_id and list_contains(corrected.fields, read_values.field)
group by read_values.target_id
