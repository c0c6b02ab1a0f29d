-- How the texts of two articles are related, for pairs that share a near-identical sentence, or one agency's names and figures.
with sentence_pairs as (
    select
        article_id_1,
        article_id_2,
        -- a sentence of the one counts once, however often the other repeats it
        least(count(distinct sentence_no_1), count(distinct sentence_no_2)) as n_shared_sentences,
        max(n_words) as longest_shared
    from {{ ref('int_sentence_pairs') }}
    group by article_id_1, article_id_2
),

article_shingles as materialized (
    select distinct
        shingles.article_id,
        shingles.shingle
    from {{ ref('int_sentence_shingles') }} as shingles
    semi join (
        select article_id_1 as article_id from sentence_pairs
        union all
        select article_id_2 from sentence_pairs
    ) as involved on shingles.article_id = involved.article_id
),

sizes as (
    select
        article_id,
        count(*) as n_shingles
    from article_shingles
    group by article_id
),

common as (
    select
        pairs.article_id_1,
        pairs.article_id_2,
        count(b.shingle) as n_common
    from sentence_pairs as pairs
    inner join article_shingles as a on pairs.article_id_1 = a.article_id
    left join article_shingles as b on pairs.article_id_2 = b.article_id and a.shingle = b.shingle
    group by pairs.article_id_1, pairs.article_id_2
),

measured as (
    select
        pairs.article_id_1,
        pairs.article_id_2,
        pairs.n_shared_sentences,
        pairs.longest_shared,
        common.n_common / least(size_1.n_shingles, size_2.n_shingles) as text_containment,
        common.n_common / (size_1.n_shingles + size_2.n_shingles - common.n_common) as text_jaccard
    from sentence_pairs as pairs
    inner join common on pairs.article_id_1 = common.article_id_1 and pairs.article_id_2 = common.article_id_2
    inner join sizes as size_1 on pairs.article_id_1 = size_1.article_id
    inner join sizes as size_2 on pairs.article_id_2 = size_2.article_id
),

credits as (
    select
        article_id,
        unnest(credits) as credit
    from {{ ref('stg_articles') }}
),

-- one agency's name over or under both texts
credited as (
    select distinct
        a.article_id as article_id_1,
        b.article_id as article_id_2
    from {{ ref('int_story_pairs') }} as stories
    inner join credits as a on stories.article_id_1 = a.article_id
    inner join credits as b on stories.article_id_2 = b.article_id and a.credit = b.credit
    where stories.likeness >= {{ limit_of('wire_story') }}
),

-- what a translation keeps: the figures, and the names of actors and places
marks as (
    select distinct
        article_id,
        'figure' as kind,
        outcome || ':' || count_best as mark
    from {{ ref('stg_casualty_claims') }}
    where count_best > 1
    union
    select distinct
        article_id,
        'name' as kind,
        actor_id as mark
    from {{ ref('stg_actor_mentions') }}
    union
    select distinct
        article_id,
        'name' as kind,
        place_id as mark
    from {{ ref('stg_place_mentions') }}
),

-- two translations of one foreign wire have no wording in common, but its names and figures
translations as (
    select
        credited.article_id_1,
        credited.article_id_2
    from credited
    inner join marks as a on credited.article_id_1 = a.article_id
    inner join marks as b on credited.article_id_2 = b.article_id and a.kind = b.kind and a.mark = b.mark
    group by credited.article_id_1, credited.article_id_2
    having
        count(*) filter (where a.kind = 'figure') >= {{ limit_of('translation_figures') }}
        and count(*) filter (where a.kind = 'name') >= {{ limit_of('translation_names') }}
),

judged as (
    select
        measured.article_id_1,
        measured.article_id_2,
        measured.n_shared_sentences,
        measured.text_containment,
        measured.text_jaccard,
        case
            when measured.text_jaccard >= {{ limit_of('same_text_jaccard') }} then 'text'
            when
                measured.n_shared_sentences >= {{ limit_of('wire_sentences') }}
                or measured.longest_shared >= {{ limit_of('wire_sentence_words') }}
                or measured.text_containment >= {{ limit_of('wire_containment') }}
                then 'sentences'
            when credited.article_id_1 is not null then 'credit'
            else 'none'
        end as relation_basis
    from measured
    left join credited
        on measured.article_id_1 = credited.article_id_1 and measured.article_id_2 = credited.article_id_2
    union all
    select
        translations.article_id_1,
        translations.article_id_2,
        0 as n_shared_sentences,
        0 as text_containment,
        0 as text_jaccard,
        'translation' as relation_basis
    from translations
    anti join measured
        on translations.article_id_1 = measured.article_id_1 and translations.article_id_2 = measured.article_id_2
)

select
    article_id_1,
    article_id_2,
    n_shared_sentences,
    text_containment,
    text_jaccard,
    case
        when relation_basis = 'text' then 'same_text'
        when relation_basis = 'none' then 'independent'
        else 'shared_wire'
    end as relation,
    relation_basis
from judged
