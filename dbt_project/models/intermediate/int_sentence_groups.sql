-- Sentences that are one text: each joins the earliest sentence it resembles, in three rounds.
with nodes as (
    select
        article_id_1 as article_id,
        sentence_no_1 as sentence_no,
        article_id_2 as other_article_id,
        sentence_no_2 as other_sentence_no
    from {{ ref('int_sentence_pairs') }}
    union all
    select
        article_id_2,
        sentence_no_2,
        article_id_1,
        sentence_no_1
    from {{ ref('int_sentence_pairs') }}
),

edges as materialized (
    select
        article_id || ':' || sentence_no as node,
        other_article_id || ':' || other_sentence_no as neighbour
    from nodes
),

round_0 as materialized (
    select distinct
        node,
        node as leader
    from edges
),
{% for i in range(4) %}
round_{{ i + 1 }} as materialized (
    select
        own.node,
        least(any_value(own.leader), min(near.leader)) as leader
    from round_{{ i }} as own
    inner join edges on own.node = edges.node
    inner join round_{{ i }} as near on edges.neighbour = near.node
    group by own.node
),
{% endfor %}
keys as (
    select distinct
        article_id,
        sentence_no
    from nodes
)

select
    keys.article_id,
    keys.sentence_no,
    round_4.leader as sentence_group
from keys
inner join round_4 on keys.article_id || ':' || keys.sentence_no = round_4.node
