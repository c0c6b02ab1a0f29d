{{ config(materialized='incremental', incremental_strategy='by_recompared_pair', on_schema_change='fail') }}
-- How the texts of two articles are related, for pairs that share a near-identical sentence, or one agency's names and figures.
with pairs as (
    select
        article_id_1,
        article_id_2,
        -- a sentence of the one counts once, however often the other repeats it
        least(count(distinct sentence_no_1), count(distinct sentence_no_2)) as n_shared_sentences,
        max(n_words) as longest_shared
    from {{ ref('int_sentence_pairs') }}
    where {{ touches('article_id_1', 'article_id_2', 'int_recompared_articles') }}
    group by article_id_1, article_id_2
),

{{ text_overlaps(ref('int_sentence_shingles'), 'article_id_1', 'article_id_2') }},

measured as (
    select
        pairs.*,
        reuse.text_containment,
        reuse.text_jaccard
    from pairs
    inner join reuse on pairs.article_id_1 = reuse.article_id_1 and pairs.article_id_2 = reuse.article_id_2
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
    where
        stories.likeness >= {{ limit_of('wire_story') }}
        and {{ touches('stories.article_id_1', 'stories.article_id_2', 'int_recompared_articles') }}
),

credited_articles as (
    select article_id_1 as article_id from credited
    union
    select article_id_2 from credited
),

-- what a translation keeps: the figures, and the names of actors and places
marks as (
    select distinct
        mentions.article_id,
        'figure' as kind,
        mentions.outcome || ':' || mentions.count_best as mark
    from {{ ref('stg_casualty_claims') }} as mentions
    semi join credited_articles on mentions.article_id = credited_articles.article_id
    where mentions.count_best > 1
    union
    select distinct
        mentions.article_id,
        'name' as kind,
        mentions.actor_id as mark
    from {{ ref('stg_actor_mentions') }} as mentions
    semi join credited_articles on mentions.article_id = credited_articles.article_id
    union
    select distinct
        mentions.article_id,
        'name' as kind,
        mentions.place_id as mark
    from {{ ref('stg_place_mentions') }} as mentions
    semi join credited_articles on mentions.article_id = credited_articles.article_id
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
