{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- How alike two mentions of one kind of event in one article are (both directions), where nothing excludes that they are one.
-- Above 0 it speaks for one event, below 0 against it.
{%- set features = compared_names() + [
    'same_subtype', 'other_subtype', 'other_family', 'headline', 'another', 'sentence_gap', 'same_sentence', 'one_after_another',
] %}
with weights as (
    {{ weights('article', features + ['threshold']) | indent(4) }}
),

pairs as (
    select
        a.article_id,
        a.claim_id,
        b.claim_id as other_claim_id,
        {{ compared() | indent(8) }},
        (a.event_subtype = b.event_subtype)::integer as same_subtype,
        -- «قصف» leaves open what kind it was
        (
            a.event_subtype != b.event_subtype and a.family = b.family
            and 'unspecified_bombardment' not in (a.event_subtype, b.event_subtype)
        )::integer as other_subtype,
        (a.family != b.family)::integer as other_family,
        ('headline' in (a.section, b.section) and a.section != b.section)::integer as headline,
        -- «وردت المعارضة بدورها»: one is said to be another event than what was told before
        (a.is_another != b.is_another)::integer as another,
        least(abs(a.sentence_no - b.sentence_no), 15) as sentence_gap,
        (a.sentence_no = b.sentence_no)::integer as same_sentence,
        (abs(a.sentence_no - b.sentence_no) = 1)::integer as one_after_another
    from {{ of_articles(ref('int_claim_features'), 'int_retold_articles') }} as a
    inner join {{ ref('int_claim_features') }} as b
        on a.article_id = b.article_id and a.kind = b.kind and a.claim_id != b.claim_id
    where not ({{ excluded() | indent(4) }})
),

weighed as (
    select
        pairs.*,
        {{ weighed(features) | indent(8) }} as likeness,
        weights.threshold
    from pairs
    cross join weights
)

select
    article_id,
    claim_id,
    other_claim_id,
    -- whole ten-thousandths, so that sums do not depend on their order
    round((likeness - threshold) * 10000)::bigint as likeness,
    {% if var('all_pairs', false) %}{{ features | join(', ') }},{% endif %}
    likeness > threshold as is_alike
from weighed
