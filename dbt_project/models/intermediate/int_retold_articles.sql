-- Articles whose events are made anew: changed ones, and those that share other sentences or another wire than in the last build.
-- depends_on: {{ ref('int_sentence_groups') }}, {{ ref('int_text_pairs') }}
select article_id from {{ ref('int_changed_articles') }}
{%- if is_increment() %}
union
select unnest([article_id_1, article_id_2]) as article_id from {{ changes_of(ref('int_text_pairs')) }}
union
{{ articles_with_other_rows(ref('int_sentence_groups')) }}
{%- endif %}
