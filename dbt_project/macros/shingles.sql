{#-
    Text reuse by shingles: the runs of a few words that two texts have in common, as hashes.

    Whether two sentences or two texts are one is decided here once, for articles of different addresses (int_sentence_pairs,
    int_text_pairs) as for versions of one (int_revision_pairs).
-#}

{#- The distinct shingles of each sentence of a relation (article_id, sentence_no, n_words, folded_text), with these keys and words. -#}
{% macro shingles_of(sentences) -%}
    select distinct
        article_id,
        sentence_no,
        n_words,
        hash(array_to_string(words[start_at:start_at + width - 1], ' ')) as shingle
    from (
        select
            article_id,
            sentence_no,
            n_words,
            string_split(folded_text, ' ') as words,
            {{ limit_of('shingle_words') }}::integer as width
        from {{ sentences }}
    ), unnest(generate_series(1, len(words) - width + 1)) as starts (start_at)
{%- endmacro %}

{#-
    Condition on two sentences with so many shingles each and in common: they are near-identical. A short phrase inside a long
    sentence is a quotation, not the same sentence.
-#}
{% macro near_identical(n_shared, n_1, n_2) -%}
    {{ n_shared }} / least({{ n_1 }}, {{ n_2 }}) >= {{ limit_of('sentence_containment') }}
    and least({{ n_1 }}, {{ n_2 }}) / greatest({{ n_1 }}, {{ n_2 }}) >= {{ limit_of('sentence_ratio') }}
{%- endmacro %}

{#-
    Writes the CTEs of a query over CTE `pairs`, in which columns `one` and `other` name two articles: the last, `reuse`, has
    each pair with the share of the shorter one's shingles that the other has (text_containment) and the share that both have of
    all (text_jaccard). `shingles` is a relation with the columns of shingles_of().
-#}
{% macro text_overlaps(shingles, one, other) -%}
article_shingles as materialized (
    select distinct
        shingles.article_id,
        shingles.shingle
    from {{ shingles }} as shingles
    semi join (
        select {{ one }} as article_id from pairs
        union all
        select {{ other }} from pairs
    ) as involved on shingles.article_id = involved.article_id
),

article_sizes as (
    select
        article_id,
        count(*) as n_shingles
    from article_shingles
    group by article_id
),

common_shingles as (
    select
        pairs.{{ one }},
        pairs.{{ other }},
        count(b.shingle) as n_common
    from pairs
    inner join article_shingles as a on pairs.{{ one }} = a.article_id
    left join article_shingles as b on pairs.{{ other }} = b.article_id and a.shingle = b.shingle
    group by pairs.{{ one }}, pairs.{{ other }}
),

-- a text too short for a shingle has nothing in common with any other
reuse as (
    select
        pairs.{{ one }},
        pairs.{{ other }},
        coalesce(common.n_common / least(size_1.n_shingles, size_2.n_shingles), 0) as text_containment,
        coalesce(common.n_common / (size_1.n_shingles + size_2.n_shingles - common.n_common), 0) as text_jaccard
    from pairs
    left join common_shingles as common on pairs.{{ one }} = common.{{ one }} and pairs.{{ other }} = common.{{ other }}
    left join article_sizes as size_1 on pairs.{{ one }} = size_1.article_id
    left join article_sizes as size_2 on pairs.{{ other }} = size_2.article_id
)
{%- endmacro %}
