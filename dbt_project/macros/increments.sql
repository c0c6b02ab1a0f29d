{#-
    How a build carries on from the one before instead of starting over.

    A build is an increment where the last build ended whole, all its checks passed, and nothing but articles has changed
    since: the caller gives the fingerprint of everything else (SQL, seeds, tools) in TAWATUR_BUILD_FINGERPRINT, and the
    desk's decisions are added to it here. In every other case, and wherever no fingerprint is given, each table is made anew.
    An increment reads what it needs of the unchanged articles from the tables of the last build, and replaces only the rows
    that the changed ones can have changed: those of some articles (int_changed_articles, int_restoried_articles,
    int_recompared_articles, int_retold_articles, int_rematched_articles), then those of some events (int_affected_events). Its
    result is the result of a build from nothing.
-#}

{#- Opens a build: notes whether it is an increment, and keeps of the last one what this one is compared with. -#}
{% macro open_build() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set code = env_var('TAWATUR_BUILD_FINGERPRINT', '') -%}
        {%- set decisions = "(select coalesce(sum(hash(decisions)), 0)::varchar from raw.review_decisions as decisions)" -%}
        {%- set variables = (invocation_args_dict.get('vars') or {}) | string | replace("'", '') -%}
        {%- set fingerprint = "'" ~ code ~ ' ' ~ variables ~ " ' || " ~ decisions -%}
        create schema if not exists intermediate;
        create table if not exists intermediate.built_articles (article_id varchar, digest varchar);
        create table if not exists intermediate.build_state (fingerprint varchar, is_increment boolean, is_complete boolean);
        -- until the build ends whole, the next one starts over
        create or replace table intermediate.build_state as
        select
            {{ fingerprint }} as fingerprint,
            coalesce(
                (select fingerprint = {{ fingerprint }} and is_complete from intermediate.build_state), false
            ) and {{ code != '' and not flags.FULL_REFRESH }} as is_increment,
            false as is_complete;
        {{ remember('marts', 'claims', 'previous_claim_events', {'claim_id': 'claim_id', 'event_id': 'event_id'}) }}
        {%- for table in compared_with_last_build() %}
        {{ remember('intermediate', table, 'previous_' ~ table, {'article_id': 'article_id', 'digest': digest_of_rows(table)}) }}
        {%- endfor %}
    {%- else -%}
        select 1 as nothing_to_open
    {%- endif -%}
{%- endmacro %}

{#- Closes a build: the next one may carry on from it only where it made every model and no check failed. -#}
{% macro close_build(results) -%}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list if execute else [] -%}
    {%- set made = results | selectattr('node.resource_type', 'equalto', 'model') | selectattr('status', 'equalto', 'success') | list
        if execute else [] -%}
    {%- set failed = results | selectattr('status', 'in', ['error', 'fail', 'runtime error']) | list if execute else [] -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and made | length == models | length and not failed -%}
        create or replace table intermediate.built_articles as select article_id, digest from intermediate.int_article_digests;
        update intermediate.build_state set is_complete = true
    {%- else -%}
        select 1 as nothing_to_close
    {%- endif -%}
{%- endmacro %}

{#- Keeps columns (name: what is kept) of a table as the last build left it; before the table is made nothing is kept. -#}
{% macro remember(schema, table, kept_as, columns) -%}
    {%- set relation = adapter.get_relation(database=target.database, schema=schema, identifier=table) -%}
    {%- if relation is not none %}
        create or replace table intermediate.{{ kept_as }} as
        select {% for name, kept in columns.items() %}{{ kept }} as {{ name }}{{ ", " if not loop.last }}{% endfor %}
        from {{ relation }} group by all;
    {%- else %}
        create table if not exists intermediate.{{ kept_as }} as
        select {% for name in columns %}null::varchar as {{ name }}{{ ", " if not loop.last }}{% endfor %} where false;
    {%- endif %}
{%- endmacro %}

{#- One row for each event mention of the last build, with its event then. -#}
{% macro previous_claim_events() -%}
    intermediate.previous_claim_events
{%- endmacro %}

{#- Tables made whole whose rows of each article are compared with those of the last build, and the columns that count. -#}
{% macro compared_with_last_build() -%}
    {{ return({
        'int_sentence_groups': ['sentence_no', 'sentence_group'],
        'int_report_blocks': ['report_id', 'block'],
    }) }}
{%- endmacro %}

{#- The rows of one article in such a table, as one number. -#}
{% macro digest_of_rows(table) -%}
    sum(hash({{ compared_with_last_build()[table] | join(', ') }}))::varchar
{%- endmacro %}

{#- Articles that have other rows in such a table now than after the last build. -#}
{% macro articles_with_other_rows(relation) -%}
select coalesce(now.article_id, before.article_id) as article_id
from (
    select
        article_id,
        {{ digest_of_rows(relation.identifier) }} as digest
    from {{ relation }}
    group by article_id
) as now
full join intermediate.previous_{{ relation.identifier }} as before on now.article_id = before.article_id
where now.digest is distinct from before.digest
{%- endmacro %}

{#- Whether tables are carried on from the last build: asked by is_incremental() and by the incremental materialization. -#}
{% macro should_full_refresh() -%}
    {%- set asked = config.get('full_refresh') -%}
    {%- if asked is not none -%}
        {{ return(asked) }}
    {%- endif -%}
    {{ return(flags.FULL_REFRESH or not is_increment()) }}
{%- endmacro %}

{#-
    Whether open_build found that this build carries on from the last one. Every incremental model asks several times, so the
    answer is kept in `graph`, the one thing that the nodes of a build share; dbt makes it anew for each build.
-#}
{% macro is_increment() -%}
    {%- if not execute or flags.WHICH not in ['build', 'run'] -%}
        {{ return(false) }}
    {%- endif -%}
    {%- if 'is_increment' not in graph -%}
        {%- do graph.update({'is_increment': run_query('select is_increment from intermediate.build_state').columns[0][0]}) -%}
    {%- endif -%}
    {{ return(graph['is_increment']) }}
{%- endmacro %}

{#- The model that lists what an increment makes anew; a build from nothing, or a unit test of one, does not read it. -#}
{% macro listed(name) -%}
    {%- if not execute or is_incremental() -%}
        {{ return(ref(name)) }}
    {%- endif -%}
{%- endmacro %}

{#- A table with an article_id: all of it, or in an increment the rows of the articles that model `articles` lists. -#}
{% macro of_articles(relation, articles) -%}
    {%- set listing = listed(articles) -%}
    {%- if is_incremental() -%}
    (select * from {{ relation }} where article_id in (select article_id from {{ listing }}))
    {%- else -%}
    {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#- A table with an event_id: all of it, or in an increment the rows of the events that model `affected` lists. -#}
{% macro of_affected_events(relation, affected='int_affected_events') -%}
    {%- set listing = listed(affected) -%}
    {%- if is_incremental() -%}
    (select * from {{ relation }} where event_id in (select event_id from {{ listing }}))
    {%- else -%}
    {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#- Condition on a pair: in an increment one of the two articles is among those that model `articles` lists. -#}
{% macro touches(article_1, article_2, articles) -%}
    {%- set listing = listed(articles) -%}
    {%- if is_incremental() -%}
    ({{ article_1 }} in (select article_id from {{ listing }}) or {{ article_2 }} in (select article_id from {{ listing }}))
    {%- else -%}
    true
    {%- endif -%}
{%- endmacro %}

{#-
    Keys that more than `limit` rows of a table have: what brings nobody together. In an increment only the keys of changed
    articles (those that `changed` lists: the caller says listed('int_changed_articles')) and those crowded before are counted; a
    key that has become crowded, or is so no longer, `has_flipped`.
-#}
{% macro crowded_keys(relation, key, limit, changed) -%}
with counted as (
    select
        {{ key }},
        count(*) > {{ limit }} as is_crowded
    from {{ relation }}
    {%- if is_incremental() %}
    where {{ key }} in (
        select {{ key }} from {{ this }} where is_crowded
        union all
        select {{ key }} from {{ relation }} where article_id in (select article_id from {{ changed }})
    )
    {%- endif %}
    group by {{ key }}
)

select
    counted.{{ key }},
    counted.is_crowded,
    {% if is_incremental() -%}
    counted.is_crowded != (before.{{ key }} is not null)
    {%- else -%}
    false
    {%- endif %} as has_flipped
from counted
{%- if is_incremental() %}
left join (select {{ key }} from {{ this }} where is_crowded) as before on counted.{{ key }} = before.{{ key }}
{%- endif %}
where counted.is_crowded {%- if is_incremental() %} or before.{{ key }} is not null{% endif %}
{%- endmacro %}
