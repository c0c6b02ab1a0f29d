{#- Two closed intervals can both hold; an open end is NULL. -#}
{% macro overlaps(low_1, high_1, low_2, high_2) -%}
    (coalesce({{ low_1 }} <= {{ high_2 }}, true) and coalesce({{ low_2 }} <= {{ high_1 }}, true))
{%- endmacro %}

{#- Two reported values a and b can both hold: their intervals overlap, or their places lie on one branch. -#}
{% macro compatible() -%}
    (
        {{ overlaps('a.low', 'a.high', 'b.low', 'b.high') }}
        and (
            a.ids is null or b.ids is null
            or list_has_any(a.ids, b.branch_ids) or list_has_any(a.branch_ids, b.ids)
        )
    )
{%- endmacro %}

{#-
    Of two compatible reported values a and b, a says more: its interval lies inside b's and is smaller, or its place lies
    within b's.
-#}
{% macro narrower() -%}
    case
        when a.ids is not null and b.ids is not null
            then list_has_any(a.branch_ids, b.ids) and not list_has_any(a.ids, b.branch_ids)
        else
            coalesce(a.low >= b.low, b.low is null)
            and (b.high is null or coalesce(a.high <= b.high, false))
            and (a.low is distinct from b.low or a.high is distinct from b.high)
    end
{%- endmacro %}
