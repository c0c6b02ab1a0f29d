{#- One row with one column for each named weight of a stage of matching, from the table that editors change. -#}
{% macro weights(stage, features) -%}
    select
        {%- for feature in features %}
        max(weight) filter (where feature = '{{ feature }}') as {{ feature }}{{ "," if not loop.last }}
        {%- endfor %}
    from {{ ref('matching_weights') }}
    where stage = '{{ stage }}'
{%- endmacro %}
