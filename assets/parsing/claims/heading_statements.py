"""Statements without a verb at the head of a text: «تهديد إيراني لبغداد», «اتهامات متبادلة بين الحكومة والحوثيين».

Belongs here: a noun of a position with the adjective of whoever takes it. Does not belong here: reports with a verb
(statements.py), such nouns with a named speaker («تهديدات النظام», attribution/reporting_frames.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.statement_vocabulary import StatementVocabulary
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import Participant

_MAX_TOKENS = 14
_ADJECTIVES = 2
_ADDRESSED_REACH = 6
_BETWEEN = "بين"
_BETWEEN_REACH = 5
_SIDES_REACH = 8
_EXCHANGE = "تبادل"
_MUTUAL = frozenset({"متبادله", "متبادل"})
_ADDRESSING = frozenset({"demand", "accusation", "threat"})
_NO_ADDRESSEES = frozenset({"media", "civil_society", "person"})


def find_heading_statements(views: tuple[SentenceView, ...], vocabulary: StatementVocabulary) -> list[ClaimDraft]:
    """Return a draft for each headline, or first sentence of a text, that such a noun begins."""
    return [
        draft
        for view in views
        if view.sentence.section == "headline" or view.sentence.no == 0
        for draft in [_mutual(view, vocabulary) or _draft(view, vocabulary)]
        if draft is not None
    ]


def _mutual(view: SentenceView, vocabulary: StatementVocabulary) -> ClaimDraft | None:
    """Read «اتهامات متبادلة بين A وB», «تبادل الاتهامات بين A وB»: both sides take the position."""
    first = view.first
    is_exchange = view.form(first) == _EXCHANGE
    noun = view.form(first + 1).removeprefix("لل").removeprefix("ال") if is_exchange else view.form(first)
    subtype = vocabulary.heading_nouns.get(noun)
    between = next((i for i in range(first + 2, first + _BETWEEN_REACH) if view.form(i) == _BETWEEN), -1)
    if subtype is None or between < 0 or not (is_exchange or view.form(first + 1) in _MUTUAL):
        return None
    sides = view.actors_between(between + 1, between + _SIDES_REACH)[:2]
    if len(sides) < 2:
        return None
    last = min(view.last, first + _MAX_TOKENS)
    participants = tuple(Participant(side.actor_id, "actor", side.start, side.end) for side in sides)
    draft = ClaimDraft(view, "statement", subtype, first, last, "statement.heading", participants=participants)
    draft.attributed_to = tuple(side.actor_id for side in sides)
    return draft


def _draft(view: SentenceView, vocabulary: StatementVocabulary) -> ClaimDraft | None:
    """Read the noun at the head of a sentence and the adjectives behind it; without one that names a taker, nothing."""
    first = view.first
    subtype = vocabulary.heading_nouns.get(view.form(first))
    if subtype is None:
        return None
    takers: list[Participant] = []
    at = first + 1
    while at < view.last and at <= first + _ADJECTIVES:
        form = view.form(at).removeprefix("و") if at > first + 1 else view.form(at)
        known = form in vocabulary.collective_adjectives
        taker = vocabulary.collective_adjectives[form] if known else state_of(form)
        if taker is None or form.startswith("ال"):
            break
        if taker:
            takers.append(Participant(taker, "actor", view.tokens[at].start, view.tokens[at].end))
        at += 1
    if at == first + 1:
        return None
    last = min(view.last, first + _MAX_TOKENS)
    participants = list(takers)
    if subtype in _ADDRESSING:
        own = {taker.actor_id for taker in takers}
        others = [
            actor
            for actor in view.actors_between(at, min(last, at + _ADDRESSED_REACH))
            if actor.actor_id not in own and actor.actor_type not in _NO_ADDRESSEES
        ]
        participants += [Participant(actor.actor_id, "recipient", actor.start, actor.end) for actor in others[:1]]
    draft = ClaimDraft(view, "statement", subtype, first, last, "statement.heading", participants=tuple(participants))
    draft.attributed_to = tuple(taker.actor_id for taker in takers)
    return draft
