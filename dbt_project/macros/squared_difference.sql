{#-
    The squared difference of two values in the metric of Krippendorff's alpha that row a names: nominal (0 or 1), interval
    (their distance), ratio (their distance as a share of their sum) or masi (two sets, written a|b, less how alike they are:
    Passonneau, Measuring Agreement on Set-Valued Items, LREC 2006; a distance there too, and not squared). Written for rows
    with metric, value_text, value_number.
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
        when 'masi' then 1 - {{ masi_similarity("string_split(" ~ a ~ ".value_text, '|')", "string_split(" ~ b ~ ".value_text, '|')") }}
    end
{%- endmacro %}

{#-
    How alike two sets are after Passonneau 2006: the share of members in common, cut to 2/3 where one set holds the other and to
    1/3 where they only overlap; 1 for equal sets, 0 for disjoint ones.
-#}
{% macro masi_similarity(a, b) -%}
    case
        when not list_has_any({{ a }}, {{ b }}) then 0
        else
            len(list_intersect({{ a }}, {{ b }})) / len(list_distinct(list_concat({{ a }}, {{ b }})))
            * case
                when list_has_all({{ a }}, {{ b }}) and list_has_all({{ b }}, {{ a }}) then 1
                when list_has_all({{ a }}, {{ b }}) or list_has_all({{ b }}, {{ a }}) then 2 / 3
                else 1 / 3
            end
    end
{%- endmacro %}
