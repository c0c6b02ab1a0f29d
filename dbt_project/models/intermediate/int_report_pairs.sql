-- How alike the reports of two articles are (both directions), for those that meet in a block or share a sentence.
with weights as (
    {{ weights('across', [
        'base', 'same_day', 'dates_overlap', 'publication_gap', 'background_date', 'same_place', 'place_branch',
        'same_country', 'same_actor', 'other_actor', 'role_swap', 'same_recipient', 'other_recipient', 'same_figure', 'same_large_figure',
        'other_figures', 'same_subtype', 'other_subtype', 'shared_words', 'shared_sentence', 'shared_wire', 'threshold',
    ]) | indent(4) }}
),

told_sentences as (
    select
        report_id,
        unnest(sentence_groups) as sentence_group
    from {{ ref('int_report_features') }}
),

telling_sentences as (
    select
        told.report_id,
        told.sentence_group
    from told_sentences as told
    semi join (
        select sentence_group
        from told_sentences
        group by sentence_group
        having count(*) <= {{ limit_of('incident_block') }}
    ) as rare on told.sentence_group = rare.sentence_group
),

candidates as materialized (
    select
        a.report_id,
        b.report_id as other_report_id
    from {{ ref('int_report_blocks') }} as a
    inner join {{ ref('int_report_blocks') }} as b on a.block = b.block and a.report_id < b.report_id
    union
    select
        a.report_id,
        b.report_id as other_report_id
    from telling_sentences as a
    inner join telling_sentences as b on a.sentence_group = b.sentence_group and a.report_id < b.report_id
),

pairs as (
    select
        a.report_id,
        b.report_id as other_report_id,
        {{ likeness() | indent(8) }}
        + weights.base
        + case when list_has_any(a.subtypes, b.subtypes) then weights.same_subtype else weights.other_subtype end
        + case when list_has_any(a.sentence_groups, b.sentence_groups) then weights.shared_sentence else 0 end
        + case when text_pairs.relation in ('shared_wire', 'same_text') then weights.shared_wire else 0 end
        + case
            when a.date_start is null or b.date_start is null
                then weights.publication_gap * least(coalesce(abs(a.published_on - b.published_on), 7), 7)
            else 0
        end as likeness,
        weights.threshold
    from candidates
    inner join {{ ref('int_report_features') }} as a on candidates.report_id = a.report_id
    inner join {{ ref('int_report_features') }} as b on candidates.other_report_id = b.report_id
    left join {{ ref('int_text_pairs') }} as text_pairs
        on
            least(a.article_id, b.article_id) = text_pairs.article_id_1
            and greatest(a.article_id, b.article_id) = text_pairs.article_id_2
    cross join weights
    where
        a.article_id != b.article_id
        -- no plain equality: the engine would join all reports of a kind before it looks at the candidates
        and list_contains([a.family], b.family)
        and list_contains([a.reality], b.reality)
        and list_contains([a.is_aggregate], b.is_aggregate)
        and not ({{ excluded() | indent(8) }})
),

alike as (
    select
        report_id,
        other_report_id,
        -- whole ten-thousandths, so that sums do not depend on their order
        round(likeness * 10000)::bigint as likeness
    from pairs
    where likeness >= threshold
)

select
    report_id,
    other_report_id,
    likeness
from alike
union all
select
    other_report_id as report_id,
    report_id as other_report_id,
    likeness
from alike
