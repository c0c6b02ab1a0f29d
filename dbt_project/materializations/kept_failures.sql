{#-
    How a check runs: the rows that fail it are counted, and kept as a table (schema test_failures) only where there are any. dbt's
    own way writes a table for every check that holds, which cost more than the checks.
-#}
{% materialization test, default %}
    {%- set failing_rows = get_limit_subquery_sql(sql, config.get('limit')) -%}

    {% call statement('main', fetch_result=True) -%}
        {{ get_test_sql(failing_rows, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), limit=none) }}
    {%- endcall %}

    {% set relations = [] %}
    {% if should_store_failures() %}
        {%- set kept = api.Relation.create(database=database, schema=schema, identifier=model['alias'], type='table') -%}
        {%- set kept_before = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
        {% if kept_before %}
            {% do adapter.drop_relation(kept_before) %}
        {% endif %}
        {% if load_result('main')['table'].rows[0]['failures'] %}
            {% call statement(auto_begin=True) -%}
                {{ get_create_sql(kept, failing_rows) }}
            {%- endcall %}
            {% do relations.append(kept) %}
        {% endif %}
        {% if kept_before or relations %}
            {{ adapter.commit() }}
        {% endif %}
    {% endif %}

    {{ return({'relations': relations}) }}
{% endmaterialization %}
