{#-
    Star-shaped clusters, in rounds: of the nodes not yet taken, each one that ranks above all its free neighbours
    becomes a centre, and every free neighbour joins the centre it resembles most. A member is thus always linked to
    its own centre, so that a vague report between two distinct strikes joins one of them and never chains both.

    Nodes of one company (two events that one article keeps apart) never join one centre: the most alike does.

    Writes the CTEs of a query whose CTEs `nodes` (node, company, priority: unique, higher first) and
    `edges` (node, neighbour, score: both directions) stand above it; the last CTE is `clusters` (node, centre).
-#}
{% macro star_clusters(rounds=6) -%}
free_0 as materialized (
    select
        nodes.node,
        nodes.company,
        nodes.priority
    from nodes
),
{% for i in range(rounds) %}
centres_{{ i }} as materialized (
    select free.node
    from free_{{ i }} as free
    left join edges on free.node = edges.node
    left join free_{{ i }} as rival on edges.neighbour = rival.node
    group by free.node, free.priority
    having coalesce(max(rival.priority), -1) < free.priority
),

chosen_{{ i }} as materialized (
    select
        free.node,
        free.company,
        arg_max(centres.node, (edges.score, centre_free.priority)) as centre,
        max(edges.score) as score,
        any_value(free.priority) as priority
    from free_{{ i }} as free
    inner join edges on free.node = edges.node
    inner join centres_{{ i }} as centres on edges.neighbour = centres.node
    inner join free_{{ i }} as centre_free on centres.node = centre_free.node
    group by free.node, free.company
),

joined_{{ i }} as materialized (
    select
        arg_max(node, (score, priority)) as node,
        centre
    from chosen_{{ i }}
    group by centre, company
    union all
    select
        centres.node,
        centres.node as centre
    from centres_{{ i }} as centres
),

free_{{ i + 1 }} as materialized (
    select
        free.node,
        free.company,
        free.priority
    from free_{{ i }} as free
    anti join joined_{{ i }} as joined on free.node = joined.node
),
{% endfor %}
clusters as (
    {%- for i in range(rounds) %}
    select
        node,
        centre
    from joined_{{ i }}
    union all
    {%- endfor %}
    select
        node,
        node as centre
    from free_{{ rounds }}
)
{%- endmacro %}
