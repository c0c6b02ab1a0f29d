-- How alike two mentions of one kind of event in one article are (both directions), where nothing excludes that they are one.
with weights as (
    {{ weights('article', [
        'base', 'same_day', 'dates_overlap', 'background_date', 'same_place', 'place_branch', 'same_country',
        'same_actor', 'other_actor', 'role_swap', 'same_recipient', 'other_recipient', 'same_figure', 'same_large_figure',
        'other_figures', 'same_subtype', 'other_subtype', 'shared_words', 'sentence_gap', 'another', 'headline', 'threshold',
    ]) | indent(4) }}
),

pairs as (
    select
        a.claim_id,
        b.claim_id as other_claim_id,
        {{ likeness() | indent(8) }}
        + weights.base
        + case when a.event_subtype = b.event_subtype then weights.same_subtype else weights.other_subtype end
        + case when 'headline' in (a.section, b.section) and a.section != b.section then weights.headline else 0 end
        -- «وردت المعارضة بدورها»: one is said to be another event than what was told before
        + case when a.is_another != b.is_another then weights.another else 0 end
        + weights.sentence_gap * least(abs(a.sentence_no - b.sentence_no), 15) as likeness,
        weights.threshold
    from {{ ref('int_claim_features') }} as a
    inner join {{ ref('int_claim_features') }} as b
        on
            a.article_id = b.article_id
            and a.family = b.family
            and a.is_aggregate = b.is_aggregate
            and a.reality = b.reality
            and a.claim_id != b.claim_id
    cross join weights
    where not ({{ excluded() | indent(4) }})
)

select
    claim_id,
    other_claim_id,
    -- whole ten-thousandths, so that sums do not depend on their order
    round(likeness * 10000)::bigint as likeness
from pairs
where likeness >= threshold
