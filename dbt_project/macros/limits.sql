{#- A limit of the matching rules, from the table that editors change. -#}
{% macro limit_of(name) -%}
    (select value from {{ ref('matching_limits') }} where name = '{{ name }}')
{%- endmacro %}
