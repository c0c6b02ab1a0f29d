"""What stands around the word of a case, as signs: its place in the text, words, lists, mentions, reports, claims.

Belongs here: the signs of the surroundings. Does not belong here: those of the case itself and of the article
(case_features.py), weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assets.parsing.events.event_context import EventContext
from assets.parsing.judgement.claim_cases import ClaimCase
from assets.parsing.judgement.light_stem import light_stem
from assets.parsing.judgement.linear_model import Signs
from assets.parsing.judgement.report_spans import ReportSpans
from assets.parsing.judgement.signs import CaseSigns, group, span

_AROUND = 6
_LISTED_AROUND = 4
_COUNT_REACH = 8
_PLACE_REACH = 10


def place_in_text(case: ClaimCase) -> Signs:
    """Return where the word stands: section, place in sentence and clause."""
    view, head = case.view, case.head
    return _position_signs(
        case.kind[0],
        case.event_type,
        view.sentence.section,
        span(view.sentence.no),
        span(head - view.first),
        span((view.last - view.first) // 6),
        span(view.clause(head)),
        span(head - view.clause_start(head)),
    )


@group
def _position_signs(
    k: str, event_type: str, section: str, sentence: str, position: str, length: str, clause: str, inside: str
) -> tuple[str, ...]:
    """Return the signs of a place in the text."""
    return (
        f"{k}:section={section}",
        f"{k}:section={section}|{event_type}",
        f"{k}:sentence={sentence}",
        f"position={position}",
        f"length={length}",
        f"{k}:clause={clause}",
        f"{k}:in_clause={inside}",
    )


def add_words(signs: CaseSigns, case: ClaimCase) -> None:
    """Add the word, its neighbours, and the stems of the words around."""
    k, view, head, event_type = case.kind[0], case.view, case.head, case.event_type
    form = view.form
    signs.groups.extend(
        (
            _word_signs(k, event_type, form(head)),
            _before_signs(k, event_type, form(head - 1)),
            _after_signs(event_type, form(head + 1)),
            _second_signs(form(head - 2), form(head + 2)),
        )
    )
    tokens, single = view.tokens, signs.single
    for index in range(max(view.first, head - _AROUND), head):
        if len(tokens[index].form) > 2:
            single.append(_near_signs(tokens[index].form)[0])
    for index in range(head + 1, min(view.last, head + _AROUND + 2)):
        if len(tokens[index].form) > 2:
            single.append(_near_signs(tokens[index].form)[1])


@group
def _word_signs(k: str, event_type: str, word: str) -> tuple[str, ...]:
    """Return the signs of the word itself."""
    return (f"w={word}", f"{k}:w={word}|{event_type}")


@group
def _before_signs(k: str, event_type: str, word: str) -> tuple[str, ...]:
    """Return the signs of the word before."""
    stem = light_stem(word)
    return (f"w-1={word}", f"s-1={stem}", f"{k}:s-1={stem}|{event_type}")


@group
def _after_signs(event_type: str, word: str) -> tuple[str, ...]:
    """Return the signs of the word behind."""
    stem = light_stem(word)
    return (f"w+1={word}", f"s+1={stem}", f"s+1={stem}|{event_type}")


@group
def _second_signs(before: str, after: str) -> tuple[str, ...]:
    """Return the signs of the second words before and behind."""
    return (f"w-2={before}", f"w+2={after}", f"s+2={light_stem(after)}")


@lru_cache(maxsize=200_000)
def _near_signs(form: str) -> tuple[str, str]:
    """Return the signs of a word near by: before, behind."""
    stem = light_stem(form)
    return f"b-{stem}", f"b+{stem}"


def add_listed(signs: CaseSigns, case: ClaimCase, context: EventContext) -> None:
    """Add the word lists that hold a word before, at or behind the head, each once."""
    view, head = case.view, case.head
    lists, first = view.word_lists, view.first
    found: set[str] = set()
    for index in range(max(first, head - _LISTED_AROUND), min(view.last, head + _LISTED_AROUND + 1)):
        held = lists[index - first]
        if held:
            side = "-" if index < head else "=" if index == head else "+"
            found.update(_list_signs(side, context.names_of(held)).features)
    signs.single.extend(found)


@group
def _list_signs(side: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signs of the lists that hold one word."""
    return tuple(f"list{side}{name}" for name in names)


def mentions(case: ClaimCase) -> Signs:
    """Return the places, dates, parties and counts near the word."""
    view, head = case.view, case.head
    start, end = view.clause_start(head), view.clause_end(head)
    reach = min(end, head + _PLACE_REACH)
    return _mention_signs(
        case.kind[0],
        case.event_type,
        any(head <= p.first_token < reach for p in view.places),
        any(start <= p.first_token < head for p in view.places),
        any(start <= d.first_token < end for d in view.dates),
        next((a.actor_type for a in view.actors if head < a.first_token < head + _AROUND), None),
        next((a.actor_type for a in reversed(view.actors) if head - _AROUND <= a.first_token < head), None),
        min(3, len(view.casualties)),
        next((c.outcome for _, c in view.casualties if abs(c.first_token - head) <= _COUNT_REACH), None),
    )


@group
def _mention_signs(
    k: str, event_type: str, place: bool, earlier: bool, dated: bool, after: str | None, before: str | None,
    counts: int, counted: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Return the signs of the places, dates, parties and counts near the word."""
    return (
        f"{k}:place={place}|{event_type}",
        f"place_before={earlier}",
        f"{k}:date={dated}",
        f"{k}:after={after}|{event_type}",
        f"{k}:before={before}|{event_type}",
        f"{k}:counts={counts}|{event_type}",
        f"{k}:counted={counted}|{event_type}",
    )


def reports(case: ClaimCase, spans: ReportSpans) -> Signs:
    """Return whether and how somebody reports what the case tells."""
    return _report_signs(case.kind[0], case.event_type, *spans.cover(case.start, case.end))


@group
def _report_signs(k: str, event_type: str, is_quoted: bool, kind: str | None) -> tuple[str, ...]:
    """Return the signs of a report around the case."""
    return (f"{k}:reported={kind is not None}|{event_type}", f"{k}:quoted={is_quoted}", f"{k}:report={kind}")


def neighbours(case: ClaimCase, told: Sequence[ClaimCase]) -> Signs:
    """Return the nearest drafts of the sentence on either side, of any kind of event and of the same."""
    head, event_type = case.head, case.event_type
    before = [c for c in told if c.head <= head and c is not case]
    after = [c for c in told if c.head > head]
    return _neighbour_signs(
        case.kind[0],
        event_type,
        f"{before[-1].event_type}:{span(head - before[-1].head)}" if before else None,
        f"{after[0].event_type}:{span(after[0].head - head)}" if after else None,
        next((span(head - c.head) for c in reversed(before) if c.event_type == event_type), None),
        next((span(c.head - head) for c in after if c.event_type == event_type), None),
        next((c.event_type for c in before if c.head == head), None),
    )


@group
def _neighbour_signs(
    k: str, event_type: str, left: str | None, right: str | None, same_left: str | None, same_right: str | None,
    same_word: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Return the signs of the drafts beside a case."""
    found = (
        f"{k}:left={left}|{event_type}",
        f"{k}:right={right}|{event_type}",
        f"{k}:same_left={same_left}",
        f"{k}:same_right={same_right}",
    )
    return found if same_word is None else (*found, f"{k}:same_word={same_word}|{event_type}")
