{{ config(materialized='incremental', incremental_strategy='by_retold_article', on_schema_change='fail') }}
-- What event matching compares, one row for each event mention.
with claims as (
    select
        claims.claim_id,
        claims.article_id,
        claims.sentence_no,
        claims.char_start,
        claims.char_end,
        claims.section,
        claims.event_type,
        claims.event_subtype,
        claims.is_aggregate,
        claims.date_basis,
        claims.date_start,
        claims.date_end,
        claims.place_ids,
        claims.place_basis,
        claims.attributed_to,
        -- an article without a known day stands at the last day it can have been printed
        coalesce(articles.published_on, articles.published_latest, articles.published_earliest) as published_on,
        types.family,
        -- the sum of a period is another event than a strike in it
        families.kind || case when claims.is_aggregate then '/period' else '' end as kind,
        families.same_speaker,
        families.one_perpetrator,
        -- what is only planned, asked for or feared is another event than what happened, except for a meeting or a vote
        case
            when families.plans_match_deeds then 'any'
            when claims.status in ('planned', 'called_for', 'hypothetical') then 'plan'
            else 'deed'
        end as reality
    from {{ of_articles(ref('stg_claims'), 'int_retold_articles') }} as claims
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
    inner join {{ ref('event_types') }} as types
        on claims.event_type = types.event_type and claims.event_subtype = types.event_subtype
    inner join {{ ref('event_families') }} as families on types.family = families.family
),

named_places as (
    select
        claim_id,
        unnest(place_ids) as place_id
    from claims
    -- a place that only the surrounding text gives is no evidence of its own
    where place_basis != 'inherited'
),

places as (
    select
        named_places.claim_id,
        list(distinct branches.ancestor_id) filter (where branches.distance = 0) as place_ids,
        list(distinct branches.ancestor_id) as branch_ids,
        list(distinct branches.ancestor_id) filter (
            where branches.distance = 0 and coalesce(branches.ancestor_type, '') != 'country'
        ) as local_place_ids,
        list(distinct branches.ancestor_id) filter (
            where coalesce(branches.ancestor_type, '') != 'country'
        ) as local_branch_ids,
        list(distinct branches.ancestor_id) filter (where branches.ancestor_type = 'country') as country_ids
    from named_places
    inner join {{ ref('int_place_branches') }} as branches on named_places.place_id = branches.place_id
    group by named_places.claim_id
),

parties as (
    select
        claim_id,
        actor_id,
        role
    from {{ of_articles(ref('stg_participant_claims'), 'int_retold_articles') }}
    union
    -- a position that is attributed to somebody is his
    select
        claim_id,
        unnest(attributed_to) as actor_id,
        'actor' as role
    from claims
    where same_speaker
),

sides as (
    select
        parties.claim_id,
        list(distinct coalesce(roots.side_id, parties.actor_id)) filter (where parties.role != 'recipient') as actor_sides,
        list(distinct coalesce(roots.side_id, parties.actor_id)) filter (where parties.role = 'recipient') as recipient_sides
    from parties
    left join {{ ref('int_actor_roots') }} as roots on parties.actor_id = roots.actor_id
    where not coalesce(roots.is_anonymous, false)
    group by parties.claim_id
),

figures as (
    select
        claim_id,
        list(distinct outcome || ':' || count_best) as figures,
        -- two small numbers are often equal by chance, two large ones seldom
        list(distinct outcome || ':' || count_best) filter (where count_best >= 50) as large_figures,
        -- the part of a count says nothing against another count
        list(distinct outcome) filter (where subset_of is null) as counted_outcomes
    from {{ of_articles(ref('stg_casualty_claims'), 'int_retold_articles') }}
    where count_best > 0
    group by claim_id
),

-- «وردت الفصائل», «غارة أخرى»: the words of the clause or the few before it say that this is another event
lead_ins as (
    select
        claims.claim_id,
        {{ folded('''substr(
            articles.text,
            greatest(coalesce(sentences.char_start, claims.char_start), claims.char_start - 40) + 1,
            claims.char_end - greatest(coalesce(sentences.char_start, claims.char_start), claims.char_start - 40)
        )''') }} as lead_in
    from claims
    inner join {{ ref('stg_articles') }} as articles on claims.article_id = articles.article_id
    left join {{ ref('stg_sentences') }} as sentences
        on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
),

cued as (
    select distinct lead_ins.claim_id
    from lead_ins
    inner join {{ ref('separating_cues') }} as cues
        -- the plain word first: a pattern from a table is read anew for each row
        on contains(lead_ins.lead_in, cues.keyword) and regexp_matches(lead_ins.lead_in, cues.pattern)
)

select
    claims.claim_id,
    claims.article_id,
    claims.published_on,
    claims.sentence_no,
    claims.char_start,
    claims.section,
    claims.event_type,
    claims.event_subtype,
    claims.family,
    claims.kind,
    claims.same_speaker,
    claims.one_perpetrator,
    claims.reality,
    claims.is_aggregate,
    -- nor is a date taken over from another mention
    case when claims.date_basis != 'inherited' then claims.date_start end as date_start,
    case when claims.date_basis != 'inherited' then claims.date_end end as date_end,
    coalesce(places.place_ids, []::varchar[]) as place_ids,
    coalesce(places.branch_ids, []::varchar[]) as branch_ids,
    coalesce(places.local_place_ids, []::varchar[]) as local_place_ids,
    coalesce(places.local_branch_ids, []::varchar[]) as local_branch_ids,
    coalesce(places.country_ids, []::varchar[]) as country_ids,
    coalesce(sides.actor_sides, []::varchar[]) as actor_sides,
    coalesce(sides.recipient_sides, []::varchar[]) as recipient_sides,
    coalesce(figures.figures, []::varchar[]) as figures,
    coalesce(figures.large_figures, []::varchar[]) as large_figures,
    coalesce(figures.counted_outcomes, []::varchar[]) as counted_outcomes,
    coalesce(words.words, []::varchar[]) as words,
    coalesce(words.rare_words, []::varchar[]) as rare_words,
    -- «القصف» alone: neither day nor place nor party nor figure of its own
    (claims.date_start is null or claims.date_basis = 'inherited')
    and places.local_place_ids is null
    and sides.claim_id is null
    and figures.claim_id is null as is_generic,
    sentence_groups.sentence_group,
    cued.claim_id is not null as is_another
from claims
left join places on claims.claim_id = places.claim_id
left join sides on claims.claim_id = sides.claim_id
left join figures on claims.claim_id = figures.claim_id
left join cued on claims.claim_id = cued.claim_id
left join {{ ref('int_claim_words') }} as words on claims.claim_id = words.claim_id
left join {{ ref('int_sentence_groups') }} as sentence_groups
    on claims.article_id = sentence_groups.article_id and claims.sentence_no = sentence_groups.sentence_no
