-- Krippendorff's alpha: 1 - observed / expected disagreement, over units that at least two coders speak of.
with metrics as (
    select
        attribute,
        metric
    from {{ ref('alpha_metrics') }}
),

unit_sizes as (
    select
        attribute,
        unit,
        count(*) as n_values
    from {{ ref('int_alpha_ratings') }}
    group by attribute, unit
),

pairable as (
    select
        ratings.attribute,
        ratings.unit,
        ratings.coder,
        ratings.value_text,
        ratings.value_number,
        unit_sizes.n_values
    from {{ ref('int_alpha_ratings') }} as ratings
    inner join unit_sizes on ratings.attribute = unit_sizes.attribute and ratings.unit = unit_sizes.unit
    where unit_sizes.n_values > 1
),

totals as (
    select
        attribute,
        count(*) as n_values,
        count(distinct unit) as n_units,
        count(distinct coder) as n_coders
    from pairable
    group by attribute
),

-- equal values of one unit are counted once, with how often they are given
unit_values as (
    select
        pairable.attribute,
        pairable.unit,
        metrics.metric,
        pairable.value_text,
        pairable.value_number,
        any_value(pairable.n_values) as n_values,
        count(*) as times
    from pairable
    inner join metrics on pairable.attribute = metrics.attribute
    group by pairable.attribute, pairable.unit, metrics.metric, pairable.value_text, pairable.value_number
),

all_values as (
    select
        attribute,
        metric,
        value_text,
        value_number,
        sum(times) as times
    from unit_values
    group by attribute, metric, value_text, value_number
),

observed as (
    select
        a.attribute,
        sum(a.times * b.times * {{ squared_difference('a', 'b') }} / (a.n_values - 1)) as disagreement
    from unit_values as a
    inner join unit_values as b on a.attribute = b.attribute and a.unit = b.unit
    group by a.attribute
),

expected as (
    select
        a.attribute,
        sum(a.times * b.times * {{ squared_difference('a', 'b') }}) as disagreement
    from all_values as a
    inner join all_values as b on a.attribute = b.attribute
    group by a.attribute
),

alphas as (
    select
        totals.attribute,
        totals.n_units,
        totals.n_coders,
        totals.n_values,
        observed.disagreement / totals.n_values as observed_disagreement,
        expected.disagreement / (totals.n_values * (totals.n_values - 1)) as expected_disagreement
    from totals
    inner join observed on totals.attribute = observed.attribute
    inner join expected on totals.attribute = expected.attribute
),

-- where all values are one value there is nothing to disagree on, and alpha says nothing
measured as (
    select
        *,
        case when expected_disagreement > 0 then round(1 - observed_disagreement / expected_disagreement, 4) end as alpha
    from alphas
),

readings as (
    select
        measured.attribute,
        arg_max(readings.reading, readings.min_alpha) as reading
    from measured
    inner join {{ ref('alpha_readings') }} as readings on measured.alpha >= readings.min_alpha
    group by measured.attribute
)

select
    metrics.attribute,
    metrics.metric,
    measured.alpha,
    readings.reading,
    coalesce(measured.n_units, 0)::integer as n_units,
    coalesce(measured.n_coders, 0)::integer as n_coders,
    coalesce(measured.n_values, 0)::integer as n_values,
    round(measured.observed_disagreement, 6)::double as observed_disagreement,
    round(measured.expected_disagreement, 6)::double as expected_disagreement
from metrics
left join measured on metrics.attribute = measured.attribute
left join readings on metrics.attribute = readings.attribute
