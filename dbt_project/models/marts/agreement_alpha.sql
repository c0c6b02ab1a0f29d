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

centred as (
    select
        attribute,
        metric,
        times,
        value_number,
        sum(times * value_number) over (partition by attribute) / sum(times) over (partition by attribute) as mean
    from all_values
),

-- the disagreement that all pairs of values would give. For kinds and distances sums over the values tell it, so that twice the
-- values cost twice the time and not four times
sums as (
    select
        attribute,
        metric,
        sum(times) as n_values,
        sum(times * times) as n_equal,
        sum(times * power(value_number - mean, 2)) as spread
    from centred
    group by attribute, metric
),

-- of sets only those that have a member in common are less than wholly different
members as (
    select
        attribute,
        value_text,
        times,
        unnest(string_split(value_text, '|')) as member
    from all_values
    where metric = 'masi'
),

meeting_sets as (
    select distinct
        a.attribute,
        a.value_text as value_a,
        b.value_text as value_b,
        a.times * b.times as times
    from members as a
    inner join members as b on a.attribute = b.attribute and a.member = b.member
),

likenesses as (
    select
        attribute,
        sum(times * {{ masi_similarity("string_split(value_a, '|')", "string_split(value_b, '|')") }}) as likeness
    from meeting_sets
    group by attribute
),

-- a ratio has no such sum, but counts of people are few different numbers
ratios as (
    select
        a.attribute,
        sum(a.times * b.times * {{ squared_difference('a', 'b') }}) as disagreement
    from all_values as a
    inner join all_values as b on a.attribute = b.attribute
    where a.metric = 'ratio'
    group by a.attribute
),

expected as (
    select
        sums.attribute,
        case sums.metric
            when 'nominal' then (sums.n_values * sums.n_values - sums.n_equal)::double
            when 'interval' then 2 * sums.n_values * sums.spread
            when 'masi' then sums.n_values * sums.n_values - coalesce(likenesses.likeness, 0)
            else ratios.disagreement
        end as disagreement
    from sums
    left join likenesses on sums.attribute = likenesses.attribute
    left join ratios on sums.attribute = ratios.attribute
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
