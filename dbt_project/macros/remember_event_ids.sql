{#-
    Keeps the event of every claim as the last build left it, before marts.claims is replaced.
    marts.event_history compares these ids with the new ones, so that a reader's bookmark of an event survives a rebuild.
-#}
{% macro remember_event_ids() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- set claims = adapter.get_relation(database=target.database, schema='marts', identifier='claims') -%}
        create schema if not exists intermediate;
        create or replace table intermediate.previous_claim_events as
        {% if claims is not none -%}
        select claim_id, event_id from {{ claims }}
        {%- else -%}
        select null::varchar as claim_id, null::varchar as event_id where false
        {%- endif %}
    {%- else -%}
        select 1 as nothing_to_remember
    {%- endif -%}
{%- endmacro %}

{#- The table that remember_event_ids keeps: one row for each event mention of the last build, with its event then. -#}
{% macro previous_claim_events() -%}
    intermediate.previous_claim_events
{%- endmacro %}
