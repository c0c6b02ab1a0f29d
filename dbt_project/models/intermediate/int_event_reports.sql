-- Which reports tell one event. Where hundreds do, the rounds of int_gathered_reports are too few: clusters that were still alike to
-- another gather on by the same rule until no two are. These are few, so they are compared anew in each build.
--
-- A cluster that is on average alike to no other is alike to no two of them joined either, so that it stays as it is.
{%- set unknown = limit_of('unknown_pair') ~ '::bigint' %}
with recursive gathered_reports as (
    select
        report_no,
        centre,
        bests
    from {{ ref('int_gathered_reports') }}
),

alike_clusters as (
    select distinct centre as cluster
    from gathered_reports
    where bests[{{ (gathering_rounds() | int) - 1 }}] is not null
),

open_reports as materialized (
    select
        report_no,
        centre as cluster
    from gathered_reports
    where centre in (select cluster from alike_clusters)
),

sizes as materialized (
    select
        cluster,
        count(*) as size
    from open_reports
    group by cluster
),

pairs as materialized (
    select
        report_no,
        other_report_no,
        likeness
    from {{ ref('int_report_pairs') }}
    where
        report_no in (select report_no from open_reports)
        and other_report_no in (select report_no from open_reports)
    union all
    select
        report_no,
        other_report_no,
        likeness
    from {{ ref('int_sibling_pairs') }}
    where
        report_no in (select report_no from open_reports)
        and other_report_no in (select report_no from open_reports)
),

-- ends are looked up with outer joins: between two inner ones the engine would multiply the ends first
links as materialized (
    select
        own.cluster,
        other.cluster as neighbour,
        sum(pairs.likeness)::bigint as likeness,
        count(*)::bigint as n_known
    from pairs
    left join open_reports as own on pairs.report_no = own.report_no
    left join open_reports as other on pairs.other_report_no = other.report_no
    where own.cluster != other.cluster
    group by own.cluster, other.cluster
),

rounds as (
    select
        0 as round,
        cluster as first_cluster,
        cluster,
        size
    from sizes
    union all
    (
        with now as (
            select
                round,
                first_cluster,
                cluster,
                size
            from rounds
        ),

        cluster_sizes as (
            select
                cluster,
                sum(size)::bigint as size
            from now
            group by cluster
        ),

        cluster_links as (
            select
                own.cluster,
                other.cluster as neighbour,
                sum(links.likeness)::bigint as likeness,
                sum(links.n_known)::bigint as n_known
            from links
            left join now as own on links.cluster = own.first_cluster
            left join now as other on links.neighbour = other.first_cluster
            where own.cluster != other.cluster
            group by own.cluster, other.cluster
            having sum(links.likeness) > 0
        ),

        averages as (
            select
                cluster_links.cluster,
                cluster_links.neighbour,
                (
                    cluster_links.likeness + {{ unknown }} * (own.size * other.size - cluster_links.n_known)
                ) // (own.size * other.size) as score
            from cluster_links
            left join cluster_sizes as own on cluster_links.cluster = own.cluster
            left join cluster_sizes as other on cluster_links.neighbour = other.cluster
            where cluster_links.likeness + {{ unknown }} * (own.size * other.size - cluster_links.n_known) >= 0
        ),

        bests as (
            select
                cluster,
                {{ best_neighbour('cluster') }} as neighbour
            from averages
            group by cluster
        ),

        joined as (
            select
                bests.cluster,
                bests.neighbour as joined
            from bests
            inner join bests as mutual on bests.neighbour = mutual.cluster and bests.cluster = mutual.neighbour
            where bests.neighbour < bests.cluster
        )

        select
            now.round + 1 as round,
            now.first_cluster,
            coalesce(joined.joined, now.cluster) as cluster,
            now.size
        from now
        left join joined on now.cluster = joined.cluster
        -- a round in which nothing joined is the last
        where (select count(joins.cluster) from joined as joins) > 0
    )
),

last_clusters as (
    select
        first_cluster,
        arg_max(cluster, round) as cluster
    from rounds
    group by first_cluster
)

select
    gathered_reports.report_no,
    coalesce(last_clusters.cluster, gathered_reports.centre) as centre
from gathered_reports
left join last_clusters on gathered_reports.centre = last_clusters.first_cluster
