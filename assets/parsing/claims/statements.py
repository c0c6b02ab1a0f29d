"""Statements: positions that are themselves the news, made from the reporting frames of parties.

Belongs here: which reports are a demand, accusation, threat or stance, and to whom it is addressed.
Does not belong here: to whom (addressees.py), reports of events («SOHR said that X» is X, attributed to SOHR).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.addressees import find_addressees
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.role_window import first_word
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import ActorMention, Document, Participant, UnlistedName
from assets.parsing.text.fold import word_form

_LEXICON = LEXICON / "statements.yaml"
_MAX_TOKENS = 30
_THREAT_REACH = 12
_DEMAND_REACH = 3


@dataclass(frozen=True, slots=True)
class StatementVocabulary:
    """Folded verb → subtype, words that shift it, and which kinds of speakers take a position.

    `neutral` verbs make a statement only where the complement tells no event; `reporting_stances` mostly report;
    `ahead_words` show a position; `voices` are spokesmen, who speak for their body.
    """

    subtype_of: dict[str, str]
    neutral: frozenset[str]
    demand_words: frozenset[str]
    threat_words: frozenset[str]
    threat_phrases: tuple[str, ...]
    reporting_stances: frozenset[str]
    ahead_words: frozenset[str]
    voices: frozenset[str]
    speaker_types: frozenset[str]
    public_kinds: frozenset[str]
    reporting_kinds: frozenset[str]
    anonymous_kinds: frozenset[str]
    relief_actors: frozenset[str]
    public_offices: frozenset[str]
    own_words: dict[str, str]
    asking: frozenset[str]


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
        neutral=_folded(words["neutral"]),
        demand_words=_folded(words["demand_words"]),
        threat_words=_folded(words["threat_words"]),
        threat_phrases=tuple(word_form(word) for word in words["threat_words"] if " " in word),
        reporting_stances=_folded(words["reporting_stances"]),
        ahead_words=_folded(words["ahead_words"]),
        voices=_folded(words["voices"]),
        speaker_types=frozenset(words["speaker_types"]),
        public_kinds=frozenset(words["public_kinds"]),
        reporting_kinds=frozenset(words["reporting_kinds"]),
        anonymous_kinds=frozenset(words["anonymous_kinds"]),
        relief_actors=frozenset(words["relief_actors"]),
        public_offices=_folded(words["public_offices"]),
        asking=_folded(words["demand"]),
        own_words={word_form(word): subtype for subtype, listed in words["own_words"].items() for word in listed},
    )


def _folded(words: list[str]) -> frozenset[str]:
    """Fold a list of words."""
    return frozenset(word_form(word) for word in words)


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
    taken: set[tuple[int, str, str, str]] = set()
    for attribution in attributions:
        view = next((v for v in views if v.first <= attribution.frame_first_token < v.last), None)
        if view is None or not attribution.speakers or attribution.kind == "claims_responsibility":
            continue
        speaker = _speaker(attribution, view, document)
        if speaker is None or not _takes_positions(speaker, attribution, vocabulary, kind_of):
            continue
        told = any(attribution.start <= event.start < attribution.end for event in events)
        if subject.is_quiet and not told:
            continue
        public = speaker.is_known or _holds_office(speaker, document, vocabulary)
        public = public or kind_of(speaker.parent_id) in vocabulary.public_kinds
        own_subtype = _own_words(attribution, view, vocabulary)
        if not (own_subtype and public) and not _is_position(attribution, view, speaker, told, vocabulary, public):
            continue
        subtype = own_subtype or _subtype(attribution, view, vocabulary)
        is_plain = word_form(attribution.verb) in vocabulary.neutral or attribution.rule == "participle"
        key = (view.sentence.no, speaker.actor_id, subtype, "" if is_plain else attribution.verb)
        if key not in taken:
            taken.add(key)
            drafts.append(_draft(attribution, view, speaker, subtype, vocabulary, _doers(attribution, view, events)))
    return drafts


def _is_position(
    attribution: Attribution,
    view: SentenceView,
    speaker: ActorMention,
    told: bool,
    vocabulary: StatementVocabulary,
    public: bool,
) -> bool:
    """Tell a position from a report; `told` says that the report's words tell an event, which then is the news.

    `public` tells a speaker whose plain words are a position.
    """
    verb = word_form(attribution.verb)
    subtype = vocabulary.subtype_of.get(verb)
    if subtype is not None:
        reports = subtype == "statement" and told and verb in vocabulary.reporting_stances
        return not reports or _looks_ahead(attribution, view, vocabulary)
    named = any(actor.actor_id == speaker.actor_id for actor in view.actors)
    return verb in vocabulary.neutral and not told and named and public


def _own_words(attribution: Attribution, view: SentenceView, vocabulary: StatementVocabulary) -> str:
    """Return the subtype that the speaker's own verb gives at the beginning of his words: «وقال: "نلعن المذبحة"»."""
    if word_form(attribution.verb) not in vocabulary.neutral:
        return ""
    for index in range(attribution.frame_last_token, min(view.last, attribution.frame_last_token + _DEMAND_REACH)):
        subtype = vocabulary.own_words.get(view.form(index))
        if subtype is not None:
            return subtype
    return ""


def _holds_office(speaker: ActorMention, document: Document, vocabulary: StatementVocabulary) -> bool:
    """Tell a person whom the article names by a public office: «محافظ كركوك، راكان الجبوري»."""
    return speaker.actor_type == "person" and any(
        document.tokens[mention.first_token].form.removeprefix("و") in vocabulary.public_offices
        for mention in document.actors
        if mention.actor_id == speaker.actor_id
    )


def _looks_ahead(attribution: Attribution, view: SentenceView, vocabulary: StatementVocabulary) -> bool:
    """Tell a position from a report by its modal: «اعتبرت أن الهجوم … لن يتوقف»."""
    for index in range(attribution.frame_last_token, view.last):
        if view.tokens[index].end > attribution.end:
            return False
        if view.form(index) in vocabulary.ahead_words:
            return True
    return False


def _speaker(attribution: Attribution, view: SentenceView, document: Document) -> ActorMention | None:
    """Return the nearest mention of the speaker in the sentence; an elided one («وأكد أن») stands at the verb."""
    wanted = attribution.speakers[0]
    own = [a for a in view.actors if a.actor_id == wanted]
    if own:
        return min(own, key=lambda a: abs(a.first_token - attribution.frame_first_token))
    first, last = attribution.frame_first_token, attribution.frame_last_token
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    elsewhere = next((a for a in document.actors if a.actor_id == wanted), None)
    if elsewhere is not None:
        return replace(elsewhere, start=start, end=end, first_token=first, last_token=last)
    unlisted = document.unlisted_actors.get(wanted)
    if unlisted is None or (len(attribution.speakers) == 1 and not _is_surname(unlisted)):
        return None
    parent = attribution.speakers[1] if len(attribution.speakers) > 1 else ""
    return ActorMention(start, end, first, last, wanted, unlisted.name, unlisted.type, is_known=False, parent_id=parent)


def _is_surname(unlisted: UnlistedName) -> bool:
    """Tell «الحيدري», «كونابل» from «القرار», «عائلة الصحفية», which take no position of their own."""
    first = word_form(unlisted.name).split()[0]
    is_noun = first.endswith("ه") or (first.startswith("ال") and not first.endswith("ي"))
    return unlisted.type == "person" and not is_noun


def _takes_positions(
    speaker: ActorMention, attribution: Attribution, vocabulary: StatementVocabulary, kind_of: Callable[[str], str]
) -> bool:
    """Tell a party or its voice from a monitor, a medium or an anonymous source.

    A monitor or a relief body that accuses or demands takes a position, too: «اتهمت هيومن رايتس ووتش الجيش».
    """
    subtype = vocabulary.subtype_of.get(word_form(attribution.verb), "statement")
    if subtype != "statement" and speaker.actor_type == "civil_society" and speaker.is_known:
        return kind_of(speaker.actor_id) not in vocabulary.anonymous_kinds
    if kind_of(speaker.actor_id) in vocabulary.reporting_kinds | vocabulary.anonymous_kinds:
        return False
    if speaker.parent_id in vocabulary.relief_actors or speaker.actor_id in vocabulary.relief_actors:
        return False
    if speaker.parent_id and kind_of(speaker.parent_id) in vocabulary.reporting_kinds:
        return False
    return speaker.actor_type in vocabulary.speaker_types


def _subtype(attribution: Attribution, view: SentenceView, vocabulary: StatementVocabulary) -> str:
    """Return the subtype of the verb; «شدد على ضرورة …» is a demand and «أكد أنها لن تسمح …» a threat."""
    subtype = vocabulary.subtype_of.get(word_form(attribution.verb), "statement")
    if subtype != "statement":
        return subtype
    first, last = attribution.frame_first_token, attribution.frame_last_token
    forms = [view.form(i) for i in range(first, min(view.last, last + _THREAT_REACH))]
    joined = " ".join(forms)
    if any(phrase in joined for phrase in vocabulary.threat_phrases) or vocabulary.threat_words & set(forms):
        return "threat"
    return "demand" if vocabulary.demand_words & set(forms[: last - first + _DEMAND_REACH]) else subtype


def _draft(
    attribution: Attribution,
    view: SentenceView,
    speaker: ActorMention,
    subtype: str,
    vocabulary: StatementVocabulary,
    doers: tuple[Participant, ...],
) -> ClaimDraft:
    """Build the claim: reporting words and position, the speaker as actor, the one addressed as recipient."""
    first = min(attribution.frame_first_token, speaker.first_token)
    last = max(attribution.frame_last_token, speaker.last_token)
    while last < view.last and view.tokens[last].end <= attribution.end and last - first < _MAX_TOKENS:
        last += 1
    takers = _takers(attribution, view, speaker, vocabulary)
    participants = [Participant(taker.actor_id, "actor", taker.start, taker.end) for taker in takers]
    if subtype in ("accusation", "demand", "threat"):
        is_asked = word_form(attribution.verb) in vocabulary.asking
        participants += find_addressees(attribution, view, speaker, last, subtype, is_asked, doers)
    return ClaimDraft(
        view, "statement", subtype, first, last, f"statement.{attribution.verb}", participants=tuple(participants)
    )


def _doers(attribution: Attribution, view: SentenceView, events: list[ClaimDraft]) -> tuple[Participant, ...]:
    """Return who does the first event that the sentence tells behind the reporting words."""
    behind = [e for e in events if e.view is view and e.last_token > attribution.frame_first_token]
    first = min(behind, key=lambda e: e.first_token, default=None)
    return tuple(p for p in first.participants if p.role == "actor") if first is not None else ()


def _takers(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, vocabulary: StatementVocabulary
) -> list[ActorMention]:
    """Return everyone who takes the position; a spokesman without a name speaks for the body («متحدث باسم التحالف»)."""
    nameless = speaker.parent_id and not speaker.is_known and first_word(speaker) in vocabulary.voices
    if nameless:
        return [replace(speaker, actor_id=speaker.parent_id)]
    takers = [speaker]
    for actor in view.actors_between(speaker.last_token, speaker.last_token + 4):
        joined = view.form(actor.first_token)[:1] == "و"
        if joined and actor.actor_id in attribution.speakers and actor.actor_id != speaker.parent_id:
            takers.append(actor)
    return takers
