-- Articles whose reports are matched with others anew: retold ones, those that meet others under other keys than in the last
-- build, and those whose stories resemble each other more or less than then.
-- depends_on: {{ ref('int_story_pairs') }}, {{ ref('int_report_blocks') }}
select article_id from {{ ref('int_retold_articles') }}
{%- if is_increment() %}
union
select unnest([article_id_1, article_id_2]) as article_id from {{ changes_of(ref('int_story_pairs')) }}
union
{{ articles_with_other_rows(ref('int_report_blocks')) }}
{%- endif %}
