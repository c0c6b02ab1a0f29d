{#- Passes where no two rows agree on all the columns; two NULLs agree. -#}
{% test unique_combination(model, columns) %}
select
    {{ columns | join(',\n    ') }},
    count(*) as n_rows
from {{ model }}
group by all
having count(*) > 1
{% endtest %}
