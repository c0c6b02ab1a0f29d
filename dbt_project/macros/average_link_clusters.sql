{#-
    Clusters by average likeness, in rounds: two clusters that are each other's best join where their members are on
    average alike, so that no chain of half-alike reports joins two events, and no vague report decides alone.

    In each round only the clusters are compared that can have found another best: those that changed since a state whose bests
    are known, and those alike to one. In a build from nothing that is the round before. An increment has a better one, the same
    round of the last build, kept in the table `before`; there `told_anew` has the nodes whose edges have changed since.

    Ends of a link are looked up with outer joins, for between two inner ones the engine would multiply the ends first.

    Writes the CTEs of a query whose CTEs `nodes` (node: ubigint) and `edges` (node, neighbour, score: both directions, each
    once; above 0 speaks for one event, below 0 against it) stand above it, in an increment `before` (node and the last CTE's
    lists) and `told_anew` (node) as well. A pair without an edge counts as `unknown`. The last CTE is `clusters`: node, centre
    (one node of the cluster), centres (that after each round) and, in rows of a centre, bests (the cluster that it was then
    most alike to: of the second round and those after it, last that of the first).
-#}
{% macro average_link_clusters(unknown, rounds=8, before=false) -%}
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
        node,
        node as cluster
    from nodes
),

{% if before -%}
open_0 as materialized (
    select node from told_anew
    union
    select node from alike where neighbour in (select node from told_anew)
),

{% endif -%}
best_0 as materialized (
    select
        node as cluster,
        {{ best_neighbour('node') }} as neighbour
    from alike
    {%- if before %}
    where node in (select node from open_0)
    {%- endif %}
    group by node
    {%- if before %}
    union all
    select
        node as cluster,
        bests[{{ rounds }}] as neighbour
    from before
    where
        bests[{{ rounds }}] is not null
        and node in (select node from nodes)
        and node not in (select node from open_0)
    {%- endif %}
),

{{ joined_labels(0) }}
{% for i in range(1, rounds) %}
{%- if before %}
-- reports that came or went, or are with others than after this round of the last build
moved_{{ i }} as materialized (
    select
        coalesce(labels.node, before.node) as node,
        before.centres[{{ i }}] as centre
    from labels_{{ i }} as labels
    full join before on labels.node = before.node
    where before.centres[{{ i }}] is distinct from labels.cluster
),

changed_{{ i }} as materialized (
    select distinct labels.cluster
    from labels_{{ i }} as labels
    left join before on labels.node = before.node
    where
        labels.node in (select node from moved_{{ i }})
        or labels.node in (select node from told_anew)
        -- what they left
        or before.centres[{{ i }}] in (select centre from moved_{{ i }} where centre is not null)
),

known_{{ i }} as (
    select
        node as cluster,
        bests[{{ i }}] as neighbour
    from before
    where bests[{{ i }}] is not null
),
{%- else %}
changed_{{ i }} as materialized (
    select distinct labels.cluster
    from labels_{{ i }} as labels
    inner join labels_{{ i - 1 }} as earlier on labels.node = earlier.node
    where labels.cluster != earlier.cluster
),

known_{{ i }} as (
    select
        cluster,
        neighbour
    from best_{{ i - 1 }}
),
{%- endif %}

changed_nodes_{{ i }} as materialized (
    select node
    from labels_{{ i }}
    where cluster in (select cluster from changed_{{ i }})
),

near_{{ i }} as materialized (
    select distinct node
    from alike
    where neighbour in (select node from changed_nodes_{{ i }})
),

open_{{ i }} as materialized (
    select cluster from changed_{{ i }}
    union
    select own.cluster
    from near_{{ i }} as near
    inner join labels_{{ i }} as own on near.node = own.node
),

open_labels_{{ i }} as materialized (
    select
        node,
        cluster
    from labels_{{ i }}
    where cluster in (select cluster from open_{{ i }})
),

sizes_{{ i }} as materialized (
    select
        cluster,
        count(*) as size
    from labels_{{ i }}
    group by cluster
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

averages_{{ i }} as (
    select
        links.cluster,
        links.neighbour,
        (links.score + {{ unknown }}::bigint * (a.size * b.size - links.n_known)) // (a.size * b.size) as score
    from links_{{ i }} as links
    left join sizes_{{ i }} as a on links.cluster = a.cluster
    left join sizes_{{ i }} as b on links.neighbour = b.cluster
    where links.score + {{ unknown }}::bigint * (a.size * b.size - links.n_known) >= 0
),

best_{{ i }} as materialized (
    select
        cluster,
        {{ best_neighbour('cluster') }} as neighbour
    from averages_{{ i }}
    group by cluster
    union all
    select
        sizes.cluster,
        known.neighbour
    from sizes_{{ i }} as sizes
    inner join known_{{ i }} as known on sizes.cluster = known.cluster
    where sizes.cluster not in (select cluster from open_{{ i }})
),

{{ joined_labels(i) }}
{% endfor %}
clusters as (
    select
        labels.node,
        labels.cluster as centre,
        [
            {%- for i in range(1, rounds + 1) %}
            labels_{{ i }}.cluster{{ "," if not loop.last }}
            {%- endfor %}
        ] as centres,
        [
            {%- for i in range(1, rounds) %}
            best_{{ i }}.neighbour,
            {%- endfor %}
            best_0.neighbour
        ] as bests
    from labels_{{ rounds }} as labels
    {%- for i in range(1, rounds + 1) %}
    left join labels_{{ i }} on labels.node = labels_{{ i }}.node
    {%- endfor %}
    {%- for i in range(rounds) %}
    left join best_{{ i }} on labels.node = best_{{ i }}.cluster
    {%- endfor %}
)
{%- endmacro %}

{#- The neighbour with the highest score. Of equals the pair decides, by half of each number, so that both ends choose alike. -#}
{% macro best_neighbour(node) -%}
    arg_max(
            neighbour,
            (score::hugeint * 4503599627370496 + least({{ node }}, neighbour) // 4096) * 4503599627370496
            + greatest({{ node }}, neighbour) // 4096
        )
{%- endmacro %}

{#- The CTE of the clusters after a round: two that are each other's best are one, which keeps the lower number. -#}
{% macro joined_labels(i) -%}
labels_{{ i + 1 }} as materialized (
    select
        labels.node,
        least(labels.cluster, coalesce(mutual.cluster, labels.cluster)) as cluster
    from labels_{{ i }} as labels
    left join best_{{ i }} as best on labels.cluster = best.cluster
    left join best_{{ i }} as mutual on best.neighbour = mutual.cluster and mutual.neighbour = labels.cluster
),
{%- endmacro %}

{#- The number of an id of 16 hexadecimal digits: compared faster than the text, and in the same order. -#}
{% macro number_of(id) -%}
    ('0x' || {{ id }})::ubigint
{%- endmacro %}
