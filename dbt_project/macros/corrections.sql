{#- The decisions of the desk that correct targets of one kind, which still hold: target_id named as asked, field, value. -#}
{% macro corrections_of(kind, id) -%}
    select
        target_id as {{ id }},
        field,
        value
    from {{ ref('stg_review_decisions') }}
    where action = 'correct' and target_kind = '{{ kind }}' and problem is null and not is_superseded
{%- endmacro %}

{#- What the desk says of one field among the grouped rows of corrections_of(); a field it empties with «unknown» is NULL. -#}
{% macro corrected(field) -%}
    max(nullif(value, 'unknown')) filter (where field = '{{ field }}')
{%- endmacro %}
