{#-
    Clusters by average likeness, in rounds: two clusters that are each other's best join where their members are on
    average alike, so that no chain of half-alike reports joins two events, and no vague report decides alone.

    In each round only the clusters are compared that changed since a state whose bests are known, and those whose best changed:
    any other keeps its best, or takes one of these if it is more alike. In a build from nothing that state is the round before.
    An increment has a better one, the same round of the last build, kept in the table `before`; there `told_anew` has the nodes
    whose edges have changed since.

    Ends of a link are looked up with outer joins, for between two inner ones the engine would multiply the ends first.

    Writes the CTEs of a query whose CTEs `nodes` (node: ubigint) and `edges` (node, neighbour, score: both directions, each
    once; above 0 speaks for one event, below 0 against it) stand above it, in an increment `before` (node and the last CTE's
    lists) and `told_anew` (node) as well. A pair without an edge counts as `unknown`. The last CTE is `clusters`: node, centre
    (one node of the cluster), centres (that after each round) and, in rows of a centre, bests (the cluster that it was then
    most alike to: of the second round and those after it, last that of the first) and scores (how alike).
-#}
{% macro average_link_clusters(unknown, before=false) -%}
{%- set rounds = gathering_rounds() | int -%}
alike as materialized (
    select
        node,
        neighbour,
        score
    from edges
    where score > 0
),

labels_0 as materialized (
    select
        nodes.node,
        nodes.node as cluster
        {%- if before %}
        {%- for i in range(1, rounds) %},
        before.centres[{{ i }}] as was_{{ i }}
        {%- endfor %}
        {%- endif %}
    from nodes
    {%- if before %}
    left join before on nodes.node = before.node
    {%- endif %}
),

{% if before -%}
gone as materialized (
    select
        node,
        centres
    from before
    where node not in (select node from nodes)
),

open_0 as materialized (
    select node from told_anew
    union
    select node from alike where neighbour in (select node from told_anew)
),

{% endif -%}
best_0 as materialized (
    select
        node as cluster,
        {{ best_neighbour('node') }} as neighbour,
        max(score) as score
    from alike
    {%- if before %}
    where node in (select node from open_0)
    {%- endif %}
    group by node
    {%- if before %}
    union all
    select
        node as cluster,
        bests[{{ rounds }}] as neighbour,
        scores[{{ rounds }}] as score
    from before
    where
        bests[{{ rounds }}] is not null
        and node not in (select node from gone)
        and node not in (select node from open_0)
    {%- endif %}
),

{{ joined_labels(0, rounds, before) }}
{% for i in range(1, rounds) %}
-- clusters that were another set of reports, or are none any more
changed_{{ i }} as materialized (
    {%- if before %}
    select cluster from labels_{{ i }} where was_{{ i }} is distinct from cluster
    union
    select was_{{ i }} as cluster from labels_{{ i }} where was_{{ i }} is distinct from cluster and was_{{ i }} is not null
    union
    select centres[{{ i }}] as cluster from gone
    union
    select cluster from labels_{{ i }} where node in (select node from told_anew)
    {%- else %}
    select cluster from labels_{{ i }} where cluster != before_{{ i }}
    union
    select before_{{ i }} as cluster from labels_{{ i }} where cluster != before_{{ i }}
    {%- endif %}
),

known_{{ i }} as materialized (
    {%- if before %}
    select
        node as cluster,
        bests[{{ i }}] as neighbour,
        scores[{{ i }}] as score
    from before
    where bests[{{ i }}] is not null and node not in (select cluster from changed_{{ i }})
    {%- else %}
    select
        cluster,
        neighbour,
        score
    from best_{{ i - 1 }}
    where cluster not in (select cluster from changed_{{ i }})
    {%- endif %}
),

-- a cluster whose best changed looks for another
open_{{ i }} as materialized (
    select cluster from changed_{{ i }}
    union
    select cluster from known_{{ i }} where neighbour in (select cluster from changed_{{ i }})
),

open_labels_{{ i }} as materialized (
    select
        node,
        cluster
    from labels_{{ i }}
    where cluster in (select cluster from open_{{ i }})
),

-- clusters between which nothing speaks for one event are no candidates, however much is known of them
alike_{{ i }} as materialized (
    select distinct
        own.cluster,
        other.cluster as neighbour
    from alike
    left join open_labels_{{ i }} as own on alike.node = own.node
    left join labels_{{ i }} as other on alike.neighbour = other.node
    where own.cluster != other.cluster
),

links_{{ i }} as materialized (
    select
        own.cluster,
        other.cluster as neighbour,
        sum(edges.score)::bigint as score,
        count(*) as n_known
    from edges
    inner join open_labels_{{ i }} as own on edges.node = own.node
    inner join labels_{{ i }} as other on edges.neighbour = other.node
    semi join alike_{{ i }} as pairs on own.cluster = pairs.cluster and other.cluster = pairs.neighbour
    group by own.cluster, other.cluster
    having sum(edges.score) > 0
),

sizes_{{ i }} as materialized (
    select
        cluster,
        count(*) as size
    from labels_{{ i }}
    where cluster in (select cluster from links_{{ i }}) or cluster in (select neighbour from links_{{ i }})
    group by cluster
),

averages_{{ i }} as materialized (
    select
        links.cluster,
        links.neighbour,
        (links.score + {{ unknown }}::bigint * (a.size * b.size - links.n_known)) // (a.size * b.size) as score
    from links_{{ i }} as links
    left join sizes_{{ i }} as a on links.cluster = a.cluster
    left join sizes_{{ i }} as b on links.neighbour = b.cluster
    where links.score + {{ unknown }}::bigint * (a.size * b.size - links.n_known) >= 0
),

offers_{{ i }} as materialized (
    select
        neighbour as cluster,
        cluster as neighbour,
        score
    from averages_{{ i }}
    where neighbour not in (select cluster from open_{{ i }})
),

candidates_{{ i }} as (
    select
        cluster,
        neighbour,
        score
    from averages_{{ i }}
    union all
    select
        cluster,
        neighbour,
        score
    from offers_{{ i }}
    union all
    select
        cluster,
        neighbour,
        score
    from known_{{ i }}
    where cluster in (select cluster from offers_{{ i }})
),

best_{{ i }} as materialized (
    select
        cluster,
        {{ best_neighbour('cluster') }} as neighbour,
        max(score) as score
    from candidates_{{ i }}
    group by cluster
    union all
    select
        cluster,
        neighbour,
        score
    from known_{{ i }}
    where
        cluster not in (select cluster from open_{{ i }})
        and cluster not in (select cluster from offers_{{ i }})
),

{{ joined_labels(i, rounds, before) }}
{% endfor %}
clusters as (
    select
        labels.node,
        labels.cluster as centre,
        [
            {%- for i in range(2, rounds + 1) %}
            labels.before_{{ i }},
            {%- endfor %}
            labels.cluster
        ] as centres,
        [
            {%- for i in range(1, rounds) %}
            best_{{ i }}.neighbour,
            {%- endfor %}
            best_0.neighbour
        ] as bests,
        [
            {%- for i in range(1, rounds) %}
            best_{{ i }}.score,
            {%- endfor %}
            best_0.score
        ] as scores
    from labels_{{ rounds }} as labels
    {%- for i in range(rounds) %}
    left join best_{{ i }} on labels.node = best_{{ i }}.cluster
    {%- endfor %}
)
{%- endmacro %}

{#- Rounds that are kept for the next build: after them a twentieth of the clusters is left that could still join another. -#}
{% macro gathering_rounds() -%} 8 {%- endmacro %}

{#- The neighbour with the highest score. Of equals the pair decides, by half of each number, so that both ends choose alike. -#}
{% macro best_neighbour(node) -%}
    arg_max(
            neighbour,
            (score::hugeint * 4503599627370496 + least({{ node }}, neighbour) // 4096) * 4503599627370496
            + greatest({{ node }}, neighbour) // 4096
        )
{%- endmacro %}

{#-
    The CTEs of the clusters after a round: two that are each other's best are one, which keeps the lower number. A node carries
    its clusters after the rounds before (`before_` and the round that came next) and those of the last build (`was_`).
-#}
{% macro joined_labels(i, rounds, before) -%}
joined_{{ i }} as materialized (
    select
        best.cluster,
        best.neighbour as joined
    from best_{{ i }} as best
    inner join best_{{ i }} as mutual on best.neighbour = mutual.cluster and best.cluster = mutual.neighbour
    where best.neighbour < best.cluster
),

labels_{{ i + 1 }} as materialized (
    select
        labels.node,
        coalesce(joined.joined, labels.cluster) as cluster,
        {%- for round in range(1, i + 1) %}
        labels.before_{{ round }},
        {%- endfor %}
        labels.cluster as before_{{ i + 1 }}
        {%- if before %}
        {%- for round in range(i + 1, rounds) %},
        labels.was_{{ round }}
        {%- endfor %}
        {%- endif %}
    from labels_{{ i }} as labels
    left join joined_{{ i }} as joined on labels.cluster = joined.cluster
),
{%- endmacro %}

{#- The number of an id of 16 hexadecimal digits: compared faster than the text, and in the same order. -#}
{% macro number_of(id) -%}
    ('0x' || {{ id }})::ubigint
{%- endmacro %}
