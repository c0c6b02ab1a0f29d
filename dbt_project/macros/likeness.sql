{#-
    What matching compares in two reports a and b (rows with the columns of int_claim_features or int_report_features),
    as columns of 0 and 1, or a share: whatever the reports leave open is 0. Each column has a weight in matching_weights.
-#}
{% macro compared() -%}
    1 as base,
    coalesce(a.date_start = a.date_end and a.date_start = b.date_start and a.date_end = b.date_end, false)::integer as same_day,
    coalesce(
        (a.date_start != a.date_end or b.date_start != b.date_end)
        and a.date_start <= b.date_end and b.date_start <= a.date_end, false
    )::integer as dates_overlap,
    -- days between two dates that cannot both hold: a wrong reading or a report of the next day is near, an anniversary is not
    coalesce({{ days_apart() }} between 1 and {{ limit_of('near_days') }}, false)::integer as near_date,
    coalesce({{ days_apart() }} > {{ limit_of('near_days') }}, false)::integer as other_date,
    case
        when (a.date_start is null) != (b.date_start is null)
            then coalesce(
                coalesce(a.date_end, b.date_end)
                < case when a.date_end is null then b.published_on else a.published_on end
                    - {{ limit_of('background_days') }}::integer, false
            )
        else false
    end::integer as background_date,
    list_has_any(a.local_place_ids, b.local_place_ids)::integer as same_place,
    (
        not list_has_any(a.local_place_ids, b.local_place_ids)
        and (list_has_any(a.local_place_ids, b.local_branch_ids) or list_has_any(a.local_branch_ids, b.local_place_ids))
    )::integer as place_branch,
    (
        len(a.local_place_ids) > 0 and len(b.local_place_ids) > 0
        and not list_has_any(a.local_place_ids, b.local_branch_ids)
        and not list_has_any(a.local_branch_ids, b.local_place_ids)
        and list_has_any(a.country_ids, b.country_ids)
    )::integer as other_place,
    (
        (len(a.local_place_ids) = 0 or len(b.local_place_ids) = 0) and list_has_any(a.country_ids, b.country_ids)
    )::integer as same_country,
    (
        len(a.country_ids) > 0 and len(b.country_ids) > 0 and not list_has_any(a.country_ids, b.country_ids)
    )::integer as other_country,
    (
        (list_has_any(a.actor_sides, b.recipient_sides) or list_has_any(a.recipient_sides, b.actor_sides))
        and not list_has_any(a.actor_sides, b.actor_sides) and not list_has_any(a.recipient_sides, b.recipient_sides)
    )::integer as role_swap,
    -- two of three at the table in common say more than one
    least(len(list_intersect(a.actor_sides, b.actor_sides)), 2) as same_actor,
    (
        len(a.actor_sides) > 0 and len(b.actor_sides) > 0 and not list_has_any(a.actor_sides, b.actor_sides)
        and not (a.one_perpetrator and b.one_perpetrator)
    )::integer as other_actor,
    (
        len(a.actor_sides) > 0 and len(b.actor_sides) > 0 and not list_has_any(a.actor_sides, b.actor_sides)
        and a.one_perpetrator and b.one_perpetrator
    )::integer as other_perpetrator,
    list_has_any(a.recipient_sides, b.recipient_sides)::integer as same_recipient,
    (
        len(a.recipient_sides) > 0 and len(b.recipient_sides) > 0
        and not list_has_any(a.recipient_sides, b.recipient_sides)
    )::integer as other_recipient,
    list_has_any(a.large_figures, b.large_figures)::integer as same_large_figure,
    (list_has_any(a.figures, b.figures) and not list_has_any(a.large_figures, b.large_figures))::integer as same_figure,
    (
        list_has_any(a.counted_outcomes, b.counted_outcomes) and not list_has_any(a.figures, b.figures)
        -- the sum of a period that runs on has another figure each day
        and not (a.is_aggregate and b.is_aggregate)
    )::integer as other_figures,
    case
        when len(a.words) > 0 and len(b.words) > 0
            then len(list_intersect(a.words, b.words)) / sqrt(len(a.words) * len(b.words))
        else 0
    end as shared_words,
    least(len(list_intersect(a.rare_words, b.rare_words)), 3) as rare_words,
    (a.reality != b.reality and 'any' not in (a.reality, b.reality))::integer as other_reality,
    (a.is_generic or b.is_generic)::integer as generic
{%- endmacro %}

{#- Days between two disjoint dates a and b; NULL where one is missing, 0 or less where they overlap. -#}
{% macro days_apart() -%}
    greatest(a.date_start - b.date_end, b.date_start - a.date_end)
{%- endmacro %}

{#- The names of the columns that compared() makes. -#}
{% macro compared_names() -%}
    {{ return([
        'base', 'same_day', 'dates_overlap', 'near_date', 'other_date', 'background_date', 'same_place', 'place_branch',
        'other_place', 'same_country', 'other_country', 'role_swap', 'same_actor', 'other_actor', 'other_perpetrator',
        'same_recipient', 'other_recipient', 'same_figure', 'same_large_figure', 'other_figures', 'shared_words',
        'rare_words', 'other_reality', 'generic',
    ]) }}
{%- endmacro %}

{#- Likeness of a pair of reports: each column of `pairs` times the weight of its name in the row `weights`. -#}
{% macro weighed(features) -%}
    {% for feature in features -%}
    {{ "+ " if not loop.first }}weights.{{ feature }} * pairs.{{ feature }}
    {% endfor %}
{%- endmacro %}

{#- Two reports that cannot be one event: years apart, or another speaker's position. -#}
{% macro excluded() -%}
    coalesce({{ days_apart() }} > {{ limit_of('apart_days') }}, false)
    or (a.same_speaker and not list_has_any(a.actor_sides, b.actor_sides))
{%- endmacro %}
