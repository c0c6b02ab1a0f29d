"""Chains of a report: who passed on whose words, and the records of a frame and of an attribution.

Belongs here: `Attribution`, `Frame`, «نقلت وكالة عن X», «لوكالة فرانس برس», «عبر وكالة أعماق».
Does not belong here: recognising a frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from assets.parsing.attribution.reporting_verbs import AttributionKind
from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, is_own_outlet, is_relay
from assets.parsing.attribution.speakers import read_speaker

Shape = Literal["forward", "after", "relative", "nominal", "participle"]
BOUNDARIES = frozenset({"،", "؛", ",", ";", ":", "-", "(", ")", "/"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of the text and who it is said from.

    `speakers` are actor ids, nearest first: the person, then the body he speaks for; empty where the outlet's own
    correspondent speaks. `via` are agencies the statement passed through. `rule` names what found it.
    """

    start: int
    end: int
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    frame_first_token: int
    frame_last_token: int
    kind: AttributionKind
    verb: str
    rule: str


class Frame(NamedTuple):
    """Reporting words in a sentence: tokens `first_token` to `end_token` (exclusive), who speaks, and in what shape.

    `subject` is None where the speaker must be known from what came before («وأضاف أن»). `opener` is the word
    that opens the clause, which tells a report within a report from one beside it.
    """

    first_token: int
    end_token: int
    subject: Subject | None
    kind: AttributionKind
    verb: str
    rule: str
    shape: Shape
    agreement: str = ""
    opener: str = ""
    presupposes: bool = False


def has_preposition(index: SpeakerIndex, start: int, stop: int, takes: frozenset[str]) -> bool:
    """Tell whether one of the verb's prepositions, apart or glued on, follows within reach."""
    for token in index.document.tokens[start:stop]:
        if token.form in takes and token.form not in ("noun", "clause"):
            return True
        if ("ب" in takes and any(p == "ب" for p, _ in token.variants)) or (
            "ل" in takes and any(p == "ل" for p, _ in token.variants)
        ):
            return True
    return False


def through(
    index: SpeakerIndex, relays: bool, subject: Subject | None, start: int, stop: int, via: tuple[str, ...]
) -> tuple[Subject | None, tuple[str, ...]]:
    """Read the chain «نقلت وكالة عن X», «قالت سانا نقلا عن X», «على لسان X»: X speaks, the first-named passes it on."""
    tokens = index.document.tokens
    for at in range(start, min(stop, start + 18)):
        form = tokens[at].form
        previous = tokens[at - 1].form if at else ""
        is_from = form == "عن" and (relays and at - start <= 6 or previous == "نقلا" or previous == "نقله")
        is_tongue = form == "لسان" and previous in ("علي", "وعلي")
        if not (is_from or is_tongue):
            if form in BOUNDARIES and form != "(" and at - start > 8:
                break
            continue
        source = read_speaker(index, at + 1, stop, is_certain=True)
        if source is None or not (source.speakers or source.anaphor):
            return subject, via
        carriers = subject.speakers if subject else ()
        if is_tongue:
            speakers = source.speakers + tuple(s for s in carriers if s not in source.speakers)
            return source._replace(speakers=speakers, rule="relayed"), via
        return source._replace(rule="relayed"), via + tuple(c for c in carriers if c not in via)
    return subject, via


def told_to(
    index: SpeakerIndex, subject: Subject, at: int, stop: int, via: tuple[str, ...], tells: bool
) -> tuple[str, ...]:
    """Return the agencies the words went through: «لوكالة فرانس برس», «عبر وكالة أعماق», «في بيان بثه التلفزيون»."""
    tokens, found = index.document.tokens, list(via) + [v for v in subject.via if v not in via]
    for i in range(at + 1, stop):
        mention = index.actor_at.get(i)
        if (
            mention is None
            or not is_relay(mention)
            or mention.actor_id in subject.speakers
            or mention.actor_id in found
        ):
            continue
        before = [token.form for token in tokens[max(at + 1, i - 4) : i]]
        is_led = tokens[i].form.startswith("ل") or any(
            word in index.vocabulary.relay_words
            or word == "ل"
            or word.startswith("ل")
            and index.vocabulary.heads.get(word[1:]) in ("media", "body")
            for word in before
        )
        is_told = tells and i - subject.end_token in (0, 1) and not is_led
        if (is_led or is_told) and not is_own_outlet(index, mention):
            found.append(mention.actor_id)
    return tuple(found)
