{#-
    Clusters by average likeness, in rounds: two clusters that are each other's best join where their members are on
    average alike, so that no chain of half-alike reports joins two events, and no vague report decides alone.

    Both ends of a link are looked up with outer joins, for between two inner ones the engine would multiply the ends first.

    Writes the CTEs of a query whose CTEs `nodes` (node) and `edges` (node, neighbour, score: both directions, each once; above
    0 speaks for one event, below 0 against it) stand above it. A pair without an edge counts as `unknown`. The last CTE is
    `clusters` (node, centre), where the centre is one node of the cluster.
-#}
{% macro average_link_clusters(unknown, rounds=8) -%}
-- numbers are compared faster than ids
numbered as materialized (
    select
        node,
        row_number() over (order by node) as number
    from nodes
),

labels_0 as materialized (
    select
        number as node,
        number as cluster
    from numbered
),

links_0 as materialized (
    select
        a.number as cluster,
        b.number as neighbour,
        edges.score::bigint as score,
        1::bigint as n_known
    from edges
    left join numbered as a on edges.node = a.node
    left join numbered as b on edges.neighbour = b.node
),
{% for i in range(rounds) %}
sizes_{{ i }} as materialized (
    select
        cluster,
        count(*) as size
    from labels_{{ i }}
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
    where links.score > 0 and links.score + {{ unknown }}::bigint * (a.size * b.size - links.n_known) >= 0
),

best_{{ i }} as materialized (
    select
        cluster,
        -- the pair itself decides between equals, so that both ends choose alike
        arg_max(
            neighbour,
            (score::hugeint * 1000000000 + least(cluster, neighbour)) * 1000000000 + greatest(cluster, neighbour)
        ) as neighbour
    from averages_{{ i }}
    group by cluster
),

labels_{{ i + 1 }} as materialized (
    select
        labels.node,
        least(labels.cluster, coalesce(mutual.cluster, labels.cluster)) as cluster
    from labels_{{ i }} as labels
    left join best_{{ i }} as best on labels.cluster = best.cluster
    left join best_{{ i }} as mutual on best.neighbour = mutual.cluster and mutual.neighbour = labels.cluster
),

renamed_{{ i }} as materialized (
    select distinct
        old.cluster as old_cluster,
        new.cluster as new_cluster
    from labels_{{ i }} as old
    inner join labels_{{ i + 1 }} as new on old.node = new.node
),

links_{{ i + 1 }} as materialized (
    select
        a.new_cluster as cluster,
        b.new_cluster as neighbour,
        sum(links.score)::bigint as score,
        sum(links.n_known)::bigint as n_known
    from links_{{ i }} as links
    left join renamed_{{ i }} as a on links.cluster = a.old_cluster
    left join renamed_{{ i }} as b on links.neighbour = b.old_cluster
    where a.new_cluster != b.new_cluster
    group by a.new_cluster, b.new_cluster
),
{% endfor %}
clusters as (
    select
        numbered.node,
        centres.node as centre
    from labels_{{ rounds }} as labels
    inner join numbered on labels.node = numbered.number
    inner join numbered as centres on labels.cluster = centres.number
)
{%- endmacro %}
