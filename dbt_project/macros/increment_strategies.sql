{#- Strategies of incremental models: which rows of the last build give way to those that were just made (increments.sql). -#}
{% macro get_incremental_by_changed_article_sql(arguments) -%}
    {{ replace_rows(arguments, ['article_id'], 'article_id', 'int_changed_articles') }}
{%- endmacro %}

{% macro get_incremental_by_retold_article_sql(arguments) -%}
    {{ replace_rows(arguments, ['article_id'], 'article_id', 'int_retold_articles') }}
{%- endmacro %}

{% macro get_incremental_by_recompared_pair_sql(arguments) -%}
    {{ replace_pairs(arguments, 'int_recompared_articles') }}
{%- endmacro %}

{% macro get_incremental_by_restoried_pair_sql(arguments) -%}
    {{ replace_pairs(arguments, 'int_restoried_articles') }}
{%- endmacro %}

{#- Pairs of reports by number: those of rematched articles, and those with a report of the last build that is no more. -#}
{% macro get_incremental_by_rematched_report_sql(arguments) -%}
    {%- set rematched = '(select report_no from rematched_reports)' -%}
    {%- set touched = 'report_no in ' ~ rematched ~ ' or other_report_no in ' ~ rematched -%}
    create or replace temporary table rematched_reports as
    select reports.report_no
    from intermediate.int_report_features as reports
    semi join intermediate.int_rematched_articles as articles on reports.article_id = articles.article_id
    union all
    select gathered.report_no
    from intermediate.int_gathered_reports as gathered
    anti join intermediate.int_report_features as reports on gathered.report_no = reports.report_no;
    {{ replace_changed(arguments, touched) }}
{%- endmacro %}

{#- Pairs of articles: those of an article that a table of the intermediate schema lists. -#}
{% macro replace_pairs(arguments, table) -%}
    {%- set listed = '(select article_id from intermediate.' ~ table ~ ')' -%}
    {%- set touched = 'article_id_1 in ' ~ listed ~ ' or article_id_2 in ' ~ listed -%}
    {{ replace_changed(arguments, touched) }}
{%- endmacro %}

{#- Pairs of versions: those give way that are none any more, or were read of other texts. -#}
{% macro get_incremental_by_version_pair_sql(arguments) -%}
    delete from {{ arguments.target_relation }} as known
    where not exists (select 1 from intermediate.int_version_pairs as expected where {{ same_version_pair('expected', 'known') }});
    {{ get_insert_into_sql(arguments.target_relation, arguments.temp_relation, arguments.dest_columns) }}
{%- endmacro %}

{#- Condition on two rows: one pair of versions, with the texts that it was compared by. -#}
{% macro same_version_pair(a, b) -%}
    {{ a }}.older_article_id = {{ b }}.older_article_id and {{ a }}.newer_article_id = {{ b }}.newer_article_id
    and {{ a }}.texts_digest = {{ b }}.texts_digest
{%- endmacro %}

{#- The rows that a model of pairs of articles or reports had in the last build and has no more, and those it has now and had not. -#}
{% macro changes_of(relation) -%}
    intermediate.changed_{{ relation.identifier }}
{%- endmacro %}

{#-
    Writes them, of the rows that meet a condition, and replaces just these: most pairs are made again as they were, and a row
    that stays costs neither a deletion nor a place at the end of the table. Numbers of rows hold within the one transaction.
-#}
{% macro replace_changed(arguments, touched) -%}
    {%- set columns = arguments.dest_columns | map(attribute='name') | join(', ') -%}
    {%- set made, known = arguments.temp_relation, 'touched_' ~ arguments.target_relation.identifier -%}
    {%- set gone, come = 'gone_' ~ arguments.target_relation.identifier, 'come_' ~ arguments.target_relation.identifier -%}
    create or replace temporary table {{ known }} as
    select
        rowid as row_no,
        {{ columns }}
    from {{ arguments.target_relation }}
    where {{ touched }};
    create or replace temporary table {{ gone }} as
    select before.*
    from {{ known }} as before
    anti join {{ made }} as made on {{ same_row(arguments, 'before', 'made') }};
    create or replace temporary table {{ come }} as
    select {{ columns }}
    from {{ made }} as made
    anti join {{ known }} as before on {{ same_row(arguments, 'before', 'made') }};
    create or replace table {{ changes_of(arguments.target_relation) }} as
    select {{ columns }} from {{ gone }}
    union all
    select {{ columns }} from {{ come }};
    delete from {{ arguments.target_relation }} where rowid in (select row_no from {{ gone }});
    insert into {{ arguments.target_relation }} ({{ columns }})
    select {{ columns }} from {{ come }};
    {% for table in [known, gone, come] -%}
    drop table {{ table }};
    {% endfor %}
{%- endmacro %}

{#- Condition on two rows of a model: they are alike in every column. -#}
{% macro same_row(arguments, a, b) -%}
    {%- for column in arguments.dest_columns -%}
    {{ " and " if not loop.first }}{{ a }}.{{ column.name }} is not distinct from {{ b }}.{{ column.name }}
    {%- endfor -%}
{%- endmacro %}

{% macro get_incremental_by_affected_event_sql(arguments) -%}
    {{ replace_rows(arguments, ['event_id'], 'event_id', 'int_affected_events') }}
{%- endmacro %}

{% macro get_incremental_by_affected_neighbour_sql(arguments) -%}
    {{ replace_rows(arguments, ['event_id'], 'event_id', 'int_affected_neighbours') }}
{%- endmacro %}

{#- The table anew: rows deleted in it would count in the engine's estimates, and so in its plans, to the end of the build. -#}
{% macro get_incremental_whole_sql(arguments) -%}
    create or replace table {{ arguments.target_relation }} as
    select {{ arguments.dest_columns | map(attribute='quoted') | join(', ') }}
    from {{ arguments.temp_relation }}
{%- endmacro %}

{#- Deletes the rows one of whose columns is listed in a table of the intermediate schema, then adds the new ones. -#}
{% macro replace_rows(arguments, columns, listed, table) -%}
    delete from {{ arguments.target_relation }}
    where
        {% for column in columns -%}
        {{ "or " if not loop.first }}{{ column }} in (select {{ listed }} from intermediate.{{ table }})
        {% endfor -%}
    ;
    {{ get_insert_into_sql(arguments.target_relation, arguments.temp_relation, arguments.dest_columns) }}
{%- endmacro %}
