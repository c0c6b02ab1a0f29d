{#-
    The squared difference of two values in the metric of Krippendorff's alpha that row a names: nominal (0 or 1), interval
    (their distance) or ratio (their distance as a share of their sum). Written for rows with metric, value_text, value_number.
-#}
{% macro squared_difference(a, b) -%}
    case {{ a }}.metric
        when 'nominal' then ({{ a }}.value_text is distinct from {{ b }}.value_text)::integer::double
        when 'interval' then power({{ a }}.value_number - {{ b }}.value_number, 2)
        when 'ratio'
            then
                case
                    when {{ a }}.value_number = {{ b }}.value_number then 0
                    else power(
                        ({{ a }}.value_number - {{ b }}.value_number) / ({{ a }}.value_number + {{ b }}.value_number), 2
                    )
                end
    end
{%- endmacro %}
