"""The parser: Arabic text in, claims out. A pure function; the stages stand here in their order.

Belongs here: the order of the stages. Does not belong here: any rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from assets.parsing.actors.actor_mentions import find_actors
from assets.parsing.actors.terms_of_office import terms_of_office
from assets.parsing.attribution.attributions import Attribution, attribution_at
from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.casualty_links import link_casualties
from assets.parsing.claims.claim_aggregates import judge_aggregate
from assets.parsing.claims.claim_dates import date_claims
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.claim_places import place_claims
from assets.parsing.claims.claim_scenes import inherit_places
from assets.parsing.claims.date_inheritance import inherit_dates
from assets.parsing.claims.judged_dates import judge_dates
from assets.parsing.claims.judged_parties import judge_parties
from assets.parsing.claims.judged_places import judge_places
from assets.parsing.claims.quantity_claims import find_quantities
from assets.parsing.claims.repeated_figures import share_scopes
from assets.parsing.claims.rule_drafts import ArticleBoundError, Reading, draft_claims, read_events
from assets.parsing.dates.date_mentions import find_dates
from assets.parsing.dates.intervals import find_intervals
from assets.parsing.dates.publication import infer_publication
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.judgement.claim_judgement import judge_claims
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.model import Claim, Document, ParsedArticle, PublicationDate
from assets.parsing.numbers.number_mentions import find_numbers
from assets.parsing.places.place_mentions import find_places, places_outside_actors, story_country
from assets.parsing.text.fold import fold
from assets.parsing.text.sections import find_credits, find_sections
from assets.parsing.text.sentences import find_sentences

__all__ = ["ArticleBoundError", "parse_article", "read_names"]


def parse_article(
    text: str,
    *,
    published_on: date | None = None,
    outlet: str | None = None,
    outlet_country: str | None = None,
    headline_end: int = 0,
    lexicon: Lexicon | None = None,
) -> ParsedArticle:
    """Read one article and return what it claims.

    `text` is the stored text, to which every offset refers (code points). `published_on` is the local date of
    publication, None where unknown: it is then inferred from the text. `outlet_country` is an ISO code, which tells
    whose «المملكة» it is. `headline_end` is the length of a title delivered apart (0: headlines are found).
    Raises ArticleBoundError for a text that is no single article.
    """
    words = lexicon or load_lexicon()
    document = read_names(text, published_on, outlet, outlet_country, headline_end, words)
    reading = read_events(document, words)
    drafts = judge_claims(reading, draft_claims(reading, words), words)
    _fill_fields(reading, drafts, words)
    if words.party_model is not None:
        judge_parties(reading.views, drafts, reading.attributions, words.context, words.party_model)
    return _freeze(document, drafts, reading.counts, reading.views, words)


class RuledArticle(NamedTuple):
    """An article as the rules read it, before the learned judgements."""

    document: Document
    views: tuple[SentenceView, ...]
    counts: tuple[CasualtyMention, ...]
    attributions: tuple[Attribution, ...]
    drafts: list[ClaimDraft]


def read_by_rule(
    text: str, published_on: date | None, outlet: str | None, country: str | None, headline_end: int, words: Lexicon
) -> RuledArticle:
    """Return what the rules alone make of an article; the training of the judgement of parties begins here."""
    document = read_names(text, published_on, outlet, country, headline_end, words)
    reading = read_events(document, words)
    drafts = draft_claims(reading, words)
    _fill_fields(reading, drafts, words)
    return RuledArticle(document, reading.views, reading.counts, reading.attributions, drafts)


def read_names(
    text: str, published_on: date | None, outlet: str | None, country: str | None, headline_end: int, words: Lexicon
) -> Document:
    """Fold, cut and read numbers, dates, places and actors."""
    folded = fold(text)
    cut = find_sections(text, folded, headline_end, words.sections)
    sentences, tokens = find_sentences(folded, cut, words.glue_names)
    given = PublicationDate(published_on, "given", published_on, published_on) if published_on else None
    document = Document(
        text, folded, given or PublicationDate(None, "unknown"), outlet, country, headline_end, cut, sentences, tokens
    )
    document.credits = find_credits(folded, cut, words.sections)
    document.numbers = find_numbers(document, words.numbers)
    document.places = find_places(document, words.places, words.morphology)
    document.actors = find_actors(document, words.actors, document.places, words.is_unknown_word)
    if given is None:
        terms = terms_of_office(document.actors, document.tokens, words.actors)
        document.published = infer_publication(document, words.dates, terms)
    document.dates = find_dates(document, words.dates)
    document.intervals = find_intervals(document, words.dates)
    document.places = places_outside_actors(document.places, [(actor.start, actor.end) for actor in document.actors])
    return document


def _fill_fields(reading: Reading, drafts: list[ClaimDraft], words: Lexicon) -> None:
    """Give the drafts their places, dates, speakers and scope, in text order."""
    document, attributions, views = reading.document, reading.attributions, reading.views
    drafts.sort(key=lambda d: (d.first_token, d.last_token, d.event_type))
    place_claims(drafts, words.context, words.places.ancestors)
    spoken = date_claims(document, drafts, attributions, views, words.context)
    by_sentence: defaultdict[int, list[ClaimDraft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[draft.view.sentence.no].append(draft)
    for draft in drafts:
        beside = by_sentence[draft.view.sentence.no]
        draft.is_aggregate = judge_aggregate(draft, beside, reading.counts, words.context)
        _attribute(draft, attributions)
    country = story_country(document)
    inherit_places(drafts, views, words.context, country)
    share_scopes(drafts, reading.counts)
    heads = {actor.actor_id: actor.parent_id for actor in document.actors}
    inherit_dates(document, drafts, spoken, words.context, lambda actor_id: _bodies_of(actor_id, heads, words))
    judge_dates(document, drafts, spoken, words.context, words.judge_date)
    judge_places(drafts, views, country, words.places.ancestors, words.judge_place)


def _bodies_of(actor_id: str, heads: Mapping[str, str], words: Lexicon) -> frozenset[str]:
    """Return an actor and the bodies above it: a spokesman's ministry, its state; `heads` as the article names them."""
    found: list[str] = []
    while actor_id and actor_id not in found:
        found.append(actor_id)
        record = words.actors.records.get(actor_id)
        actor_id = record.parent_id if record else heads.get(actor_id, "")
    return frozenset(found)


def _attribute(draft: ClaimDraft, attributions: tuple[Attribution, ...]) -> None:
    """Give a claim its speakers and the agencies its report passed through."""
    if draft.candidate is None:
        said = next(
            (
                a
                for a in attributions
                if a.frame_first_token >= draft.first_token and a.frame_first_token < draft.last_token
            ),
            attribution_at(attributions, draft.start, draft.end),
        )
    else:
        said = attribution_at(attributions, draft.start, draft.end)
        if said is None:
            head = draft.view.tokens[draft.candidate.head.first]
            said = attribution_at(attributions, head.start, head.end)
    if said is not None:
        draft.attributed_to, draft.via = said.speakers, said.via


def _freeze(
    document: Document,
    drafts: list[ClaimDraft],
    counts: tuple[CasualtyMention, ...],
    views: tuple[SentenceView, ...],
    words: Lexicon,
) -> ParsedArticle:
    """Return the finished claims as plain data."""
    return ParsedArticle(
        published=document.published,
        sections=document.sections,
        sentences=document.sentences,
        sentence_forms=tuple(_forms(document, view) for view in views),
        claims=tuple(_claim(draft) for draft in drafts),
        casualties=link_casualties(document, drafts, counts),
        quantities=find_quantities(document, drafts, counts, words.quantities),
        actor_mentions=document.actors,
        place_mentions=document.places,
        unlisted_places=tuple(document.unlisted_places.values()),
        unlisted_actors=tuple(document.unlisted_actors.values()),
        credits=document.credits,
    )


def _claim(draft: ClaimDraft) -> Claim:
    """Return a finished claim as plain data."""
    return Claim(
        sentence_no=draft.view.sentence.no,
        start=draft.start,
        end=draft.end,
        section=draft.section,
        event_type=draft.event_type,
        event_subtype=draft.event_subtype,
        status=draft.status,
        is_aggregate=draft.is_aggregate,
        date_start=draft.date_start,
        date_end=draft.date_end,
        date_precision=draft.date_precision,
        date_basis=draft.date_basis,
        date_text=draft.date_text,
        place_id=draft.place_id,
        place_ids=draft.place_ids,
        place_basis=("inherited" if draft.place_inherited else "explicit") if draft.place_id else "unknown",
        attributed_to=draft.attributed_to,
        via=draft.via,
        participants=draft.participants,
        rule=draft.rule,
        missing=tuple(draft.missing),
    )


def _forms(document: Document, view: SentenceView) -> str:
    """Return the folded words of a sentence, joined by single spaces, for the comparison of texts."""
    return " ".join(t.form for t in document.tokens[view.first : view.last] if t.kind != "punct")
