"""Statements: positions that are themselves the news, made from the reporting frames of parties.

Belongs here: which reports are a demand, accusation, threat or stance, and to whom it is addressed.
Does not belong here: reports of events («SOHR said that X» is X, attributed to SOHR).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.relevance import Subject
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import ActorMention, Document, Participant
from assets.parsing.text.fold import word_form

_LEXICON = LEXICON / "statements.yaml"
_MAX_TOKENS = 30


@dataclass(frozen=True, slots=True)
class StatementVocabulary:
    """Folded verb → subtype, verbs that need an empty complement, and who can take a position."""

    subtype_of: dict[str, str]
    neutral: frozenset[str]
    demand_words: frozenset[str]
    threat_words: frozenset[str]
    speaker_types: frozenset[str]


@lru_cache(maxsize=1)
def load_vocabulary() -> StatementVocabulary:
    """Read the vocabulary of statements."""
    words = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    subtypes = {
        word_form(verb): subtype
        for subtype in ("statement", "demand", "accusation", "threat")
        for verb in words[subtype]
    }
    return StatementVocabulary(
        subtype_of=subtypes,
        neutral=frozenset(word_form(verb) for verb in words["neutral"]),
        demand_words=frozenset(word_form(w) for w in words["demand_words"]),
        threat_words=frozenset(word_form(w) for w in words["threat_words"]),
        speaker_types=frozenset(words["speaker_types"]),
    )


def find_statements(
    document: Document,
    views: tuple[SentenceView, ...],
    attributions: tuple[Attribution, ...],
    events: list[ClaimDraft],
    subject: Subject,
    vocabulary: StatementVocabulary,
    kind_of: Callable[[str], str],
) -> list[ClaimDraft]:
    """Return a draft for each position taken; `kind_of` maps actor id → the actor table's `kind`."""
    drafts: list[ClaimDraft] = []
    taken: set[tuple[int, str, str]] = set()
    for attribution in attributions:
        view = next((v for v in views if v.first <= attribution.frame_first_token < v.last), None)
        if view is None or not attribution.speakers or attribution.kind == "claims_responsibility":
            continue
        speaker = _speaker(attribution, view, document)
        if speaker is None or not _takes_positions(speaker, vocabulary, kind_of):
            continue
        verb = word_form(attribution.verb)
        subtype = vocabulary.subtype_of.get(verb)
        told = any(_covers(attribution, event) for event in events)
        if subtype is None:
            elided = not any(a.actor_id == speaker.actor_id for a in view.actors)
            if verb not in vocabulary.neutral or told or subject.is_quiet or elided:
                continue
            if not (speaker.is_known or kind_of(speaker.parent_id) in _PUBLIC_KINDS):
                continue
            subtype = "statement"
        elif subtype == "statement" and told and verb in _REPORTING_STANCES and not _looks_ahead(attribution, view):
            continue
        if subject.is_quiet and not told:
            continue
        refined = _refined(subtype, attribution, view, vocabulary)
        key = (view.sentence.no, speaker.actor_id, refined)
        if key in taken:
            continue
        taken.add(key)
        drafts.append(_draft(attribution, view, speaker, refined))
    return drafts


_RELIEF = frozenset({"sy.white_helmets"})
_PUBLIC_KINDS = frozenset({"party", "state", "force", "ministry", "international", "body"})
_AHEAD = frozenset({"لن", "سوف", "يجب", "ينبغي", "لا"})


def _looks_ahead(attribution: Attribution, view: SentenceView) -> bool:
    """Tell a position from a report by its modal: «اعتبرت أن الهجوم … لن يتوقف»."""
    last = next(
        (i for i in range(attribution.frame_last_token, view.last) if view.tokens[i].end > attribution.end), view.last
    )
    return any(view.form(i) in _AHEAD for i in range(attribution.frame_last_token, last))


_REPORTING_STANCES = frozenset({word_form("أكد"), word_form("اعتبر"), word_form("شدد"), word_form("رأى")})


def _speaker(attribution: Attribution, view: SentenceView, document: Document) -> ActorMention | None:
    """Return the nearest mention of the speaker in the sentence; an elided one («وأكد أن») stands at the reporting words."""
    wanted = attribution.speakers[0]
    own = [a for a in view.actors if a.actor_id == wanted]
    if own:
        return min(own, key=lambda a: abs(a.first_token - attribution.frame_first_token))
    first, last = attribution.frame_first_token, attribution.frame_last_token
    span = {
        "start": view.tokens[first].start,
        "end": view.tokens[last - 1].end,
        "first_token": first,
        "last_token": last,
    }
    elsewhere = next((a for a in document.actors if a.actor_id == wanted), None)
    if elsewhere is not None:
        return replace(elsewhere, **span)
    unlisted = document.unlisted_actors.get(wanted)
    if unlisted is None or len(attribution.speakers) == 1:
        return None
    return ActorMention(
        actor_id=wanted, name=unlisted.name, actor_type=unlisted.type, is_known=False,
        parent_id=attribution.speakers[1], **span,
    )  # fmt: skip


def _takes_positions(speaker: ActorMention, vocabulary: StatementVocabulary, kind_of: Callable[[str], str]) -> bool:
    """Tell a party or its voice from a monitor, a medium or an anonymous source."""
    if kind_of(speaker.actor_id) in ("monitor", "agency", "outlet", "anonymous_source"):
        return False
    if speaker.parent_id in _RELIEF or speaker.actor_id in _RELIEF:
        return False
    if speaker.parent_id and kind_of(speaker.parent_id) in ("monitor", "agency", "outlet"):
        return False
    return speaker.actor_type in vocabulary.speaker_types


def _covers(attribution: Attribution, event: ClaimDraft) -> bool:
    """Tell that an event claim stands in what is reported."""
    return attribution.start <= event.start < attribution.end


def _refined(subtype: str, attribution: Attribution, view: SentenceView, vocabulary: StatementVocabulary) -> str:
    """Turn «شدد على ضرورة …» into a demand and «أكد أنها لن تسمح …» into a threat."""
    if subtype != "statement":
        return subtype
    forms = [
        view.form(i) for i in range(attribution.frame_first_token, min(view.last, attribution.frame_last_token + 12))
    ]
    joined = " ".join(forms)
    if any(word in joined for word in vocabulary.threat_words if " " in word) or vocabulary.threat_words & set(forms):
        return "threat"
    near = forms[: attribution.frame_last_token - attribution.frame_first_token + 3]
    return "demand" if vocabulary.demand_words & set(near) else subtype


def _draft(attribution: Attribution, view: SentenceView, speaker: ActorMention, subtype: str) -> ClaimDraft:
    """Build the claim: reporting words and the position itself, the speaker as actor, the one addressed as recipient."""
    first = min(attribution.frame_first_token, speaker.first_token)
    last = max(attribution.frame_last_token, speaker.last_token)
    while last < view.last and view.tokens[last].end <= attribution.end and last - first < _MAX_TOKENS:
        last += 1
    participants = [Participant(a.actor_id, "actor", a.start, a.end) for a in _takers(attribution, view, speaker)]
    if subtype in ("accusation", "demand", "threat"):
        addressed = _addressed(attribution, view, speaker, last, subtype)
        if addressed is not None:
            participants.append(Participant(addressed.actor_id, "recipient", addressed.start, addressed.end))
    return ClaimDraft(
        view, "statement", subtype, first, last, f"statement.{attribution.verb}", participants=tuple(participants)
    )


def _takers(attribution: Attribution, view: SentenceView, speaker: ActorMention) -> list[ActorMention]:
    """Return everyone who takes the position; for a spokesman without a name it is the body's («متحدث باسم التحالف»)."""
    if (
        speaker.parent_id
        and not speaker.is_known
        and speaker.name.split()[:1]
        and word_form(speaker.name.split()[0]) in _VOICES
    ):
        return [replace(speaker, actor_id=speaker.parent_id)]
    takers = [speaker]
    for actor in view.actors_between(speaker.last_token, speaker.last_token + 4):
        joined = view.form(actor.first_token)[:1] == "و"
        if joined and actor.actor_id in attribution.speakers and actor.actor_id != speaker.parent_id:
            takers.append(actor)
    return takers


_VOICES = frozenset(word_form(w) for w in ("متحدث", "المتحدث", "متحدثة", "المتحدثة", "ناطق", "الناطق", "متحدثون"))


def _addressed(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, last: int, subtype: str
) -> ActorMention | None:
    """Return the party accused, asked or threatened: the first other party in the words of the position."""
    for actor in view.actors_between(speaker.last_token, last):
        if actor.actor_id in attribution.speakers or actor.actor_id == speaker.parent_id:
            continue
        if actor.first_token <= attribution.frame_first_token:
            continue
        if subtype == "demand" and actor.first_token - speaker.last_token > 5:
            return None
        return actor if actor.actor_type not in ("media", "civil_society") else None
    return None
