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
