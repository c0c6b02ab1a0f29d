-- Macros of the published copy, in schema marts: `FROM marts.evidence('…')`, or `FROM evidence('…')` in `make sql`.
-- No lambda and no extension: any DuckDB 1.x client reads them.

create macro marts.folded(words) as
    trim(regexp_replace(
        regexp_replace(
            lower(translate(
                regexp_replace(words, '[\x{0610}-\x{061A}\x{064B}-\x{065F}\x{0670}\x{0640}]', '', 'g'),
                'أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩', 'اااايهوي0123456789'
            )),
            '(\p{L})(\p{N})', '\1 \2', 'g'
        ),
        '[^\p{L}\p{N}]+', ' ', 'g'
    ));
comment on macro marts.folded is
'Arabic text with its spelling variants levelled (أ إ آ are ا, ة is ه, ى is ي, no vowel marks), punctuation dropped, and a number parted from what is joined to it.';

create macro marts.bare_word(word) as
    regexp_replace(word, '^[وف]?(?:[بك]?ال|لل)(\p{L}{3,})$', '\1');
comment on macro marts.bare_word is
'A folded word without the conjunction, preposition and article in front: وبالمدينه is مدينه.';

create macro marts.km_between(latitude_1, longitude_1, latitude_2, longitude_2) as
    12742 * asin(least(1, sqrt(
        pow(sin(radians(latitude_2 - latitude_1) / 2), 2)
        + cos(radians(latitude_1)) * cos(radians(latitude_2)) * pow(sin(radians(longitude_2 - longitude_1) / 2), 2)
    )));
comment on macro marts.km_between is
'Kilometres between two points on a sphere as large as the Earth (haversine); within 0.6 % of the distance on the ellipsoid.';

create macro marts.evidence(wanted) as table
    with links as (
        select
            claims.claim_id,
            unnest(claims.attributed_to) as actor_id,
            generate_subscripts(claims.attributed_to, 1) as link_no
        from marts.claims as claims
        where claims.event_id = wanted
    ),

    chains as (
        select
            links.claim_id,
            string_agg(coalesce(actors.name_ar, links.actor_id), ' ← ' order by links.link_no) as said_by
        from links
        left join marts.actors as actors on links.actor_id = actors.actor_id
        group by links.claim_id
    )

    select
        articles.published_on,
        articles.outlet,
        substr(articles.text, sentences.char_start + 1, sentences.char_end - sentences.char_start) as sentence,
        claims.quote,
        chains.said_by,
        array_to_string(claims.via, ', ') as via,
        claims.origin_id,
        claims.status,
        claims.date_text,
        claims.date_start,
        claims.date_end,
        places.name_ar as place_name_ar,
        claims.review_status,
        articles.url,
        claims.article_id,
        claims.claim_id,
        claims.char_start,
        claims.char_end
    from marts.claims as claims
    inner join marts.articles as articles on claims.article_id = articles.article_id
    left join raw.sentences as sentences
        on claims.article_id = sentences.article_id and claims.sentence_no = sentences.sentence_no
    left join chains on claims.claim_id = chains.claim_id
    left join marts.places as places on claims.place_id = places.place_id
    where claims.event_id = wanted
    order by articles.published_on, articles.outlet, claims.article_id, claims.char_start;
comment on macro table marts.evidence is
'evidence(event_id): one row for each mention of the event, with its sentence, the words that carry it, who says it (nearest first) and through whom.';

create macro marts.events_between(first_day, last_day) as table
    select events.*
    from marts.events as events
    where events.date_start <= cast(last_day as date) and events.date_end >= cast(first_day as date)
    order by events.date_start, events.date_end, events.event_id;
comment on macro table marts.events_between is
'events_between(first_day, last_day): the events whose days touch that period, both ends included; undated events are in none.';

create macro marts.toll_history(wanted) as table
    select
        history.outcome,
        history.victim_group,
        history.victim_side,
        history.step_no,
        history.published_on,
        history.outlet,
        history.origin_id,
        history.count_low,
        history.count_best,
        history.count_high,
        history.qualifier,
        history.quote,
        history.previous_best,
        history.is_revision,
        history.is_repeat,
        history.is_latest,
        history.article_id
    from marts.toll_history as history
    where history.event_id = wanted
    order by history.outcome, history.victim_group, history.victim_side, history.step_no, history.casualty_claim_id;
comment on macro table marts.toll_history is
'toll_history(event_id): the rows of the table toll_history that belong to one event, in the order they were printed; the table itself is meant where no brackets follow.';

create macro marts.within_km(center_latitude, center_longitude, km) as table
    select
        round(marts.km_between(center_latitude, center_longitude, events.latitude, events.longitude), 1) as km_away,
        events.*
    from marts.events as events
    where marts.km_between(center_latitude, center_longitude, events.latitude, events.longitude) <= km
    order by km_away, events.date_start, events.event_id;
comment on macro table marts.within_km is
'within_km(latitude, longitude, km): the events whose place has its point that near, nearest first. A governorate or country is one point too: look at geo_precision.';

create macro marts.search_articles(words) as table
    with wanted as (
        select distinct marts.bare_word(split.word) as word
        from unnest(string_split(marts.folded(words), ' ')) as split (word)
        where split.word != ''
    ),

    word_hits as (
        select
            sentences.article_id,
            sentences.sentence_no,
            wanted.word
        from raw.sentences as sentences
        inner join wanted
            on
                contains(sentences.folded_text, wanted.word)
                and regexp_matches(
                    sentences.folded_text, '(?:^| )[وف]?(?:[بك]?ال|لل|[بلك])?' || wanted.word || '(?: |$)'
                )
        where sentences.section != 'boilerplate'
    ),

    words_found as (
        select
            word_hits.article_id,
            count(distinct word_hits.word) as n_words
        from word_hits
        group by word_hits.article_id
    ),

    hits as (
        select
            word_hits.article_id,
            word_hits.sentence_no,
            count(*) as n_words
        from word_hits
        group by word_hits.article_id, word_hits.sentence_no
    ),

    best_sentences as (
        select
            hits.article_id,
            count(*) as n_sentences,
            arg_max(hits.sentence_no, hits.n_words * 100000 - hits.sentence_no) as sentence_no
        from hits
        group by hits.article_id
    )

    select
        articles.article_id,
        articles.published_on,
        articles.outlet,
        articles.title,
        best_sentences.n_sentences,
        substr(articles.text, sentences.char_start + 1, sentences.char_end - sentences.char_start) as sentence,
        articles.url
    from best_sentences
    inner join words_found on best_sentences.article_id = words_found.article_id
    inner join marts.articles as articles on best_sentences.article_id = articles.article_id
    inner join raw.sentences as sentences
        on best_sentences.article_id = sentences.article_id and best_sentences.sentence_no = sentences.sentence_no
    where words_found.n_words = (select count(*) from wanted) and articles.superseded_by is null
    order by best_sentences.n_sentences desc, articles.published_on, articles.article_id;
comment on macro table marts.search_articles is
'search_articles(words): the articles that hold all these words, however they are spelt and whatever is joined to them in front (و ف ب ك ل ال), with the sentence that holds most of them.';
