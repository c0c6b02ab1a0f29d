"""Cases: every place of an article where a claim stands or might stand, put to the learned judgement.

Belongs here: the claims that the rules draft, the triggers they join to another mention or do not take for meant, the
reports in which they see no position. Does not belong here: the signs of a case (case_features.py), the verdict
(claim_judgement.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

CaseKind = Literal["drafted", "joined", "unmeant", "reported"]
_ORDER: Mapping[CaseKind, int] = {"drafted": 0, "joined": 1, "unmeant": 2, "reported": 3}
_REPORT_TAIL = 8
_BY_RULE_ALONE = frozenset({"refugees_arrive", "driven_off", "exchanged"})
"""Conditions of everyday words («وصل», «عبر», «تبادل») that entered after the weights were taught."""
_CONTROLS = "control.v"
_RELATIVES = frozenset({"التي", "الذي", "الذين"})
_ON_IT = frozenset({"عليها", "عليه"})


@dataclass(frozen=True, slots=True, eq=False)
class ClaimCase:
    """One possible claim; `head` is the index of the word that names it, `start`/`end` are code points of the text.

    `draft` is the rules' own draft (drafted), or the one that a joined trigger belongs to; `trigger` is None for
    positions, `attribution` for all else.
    """

    kind: CaseKind
    event_type: str
    event_subtype: str
    head: int
    start: int
    end: int
    rule: str
    view: SentenceView
    draft: ClaimDraft | None = None
    trigger: Trigger | None = None
    attribution: Attribution | None = None


def gather_cases(
    views: Sequence[SentenceView],
    attributions: Sequence[Attribution],
    drafts: Sequence[ClaimDraft],
    types: Mapping[str, str],
) -> list[ClaimCase]:
    """Return the cases of an article in the order of their words; `types` maps subtype → event_type."""
    told: set[int] = set()
    reported: set[int] = set()
    cases: list[ClaimCase] = []
    for draft in drafts:
        cases.append(_drafted(draft, attributions))
        if draft.candidate is None:
            reported.add(cases[-1].head)
            reported.update(_frames_of(draft, attributions))
            continue
        told.update(t.first for t in draft.candidate.triggers)
        cases.extend(_joined(draft, types))
    view_of: dict[int, SentenceView] = {}
    for view in views:
        cases.extend(_unmeant(view, told, types))
        view_of.update((index, view) for index in range(view.first, view.last))
    for attribution in attributions:
        first = attribution.frame_first_token
        if attribution.kind == "continues" or first in reported or first not in view_of:
            continue
        reported.add(first)
        cases.append(_reported(attribution, view_of[first]))
    cases.sort(key=lambda case: (case.head, _ORDER[case.kind]))
    return cases


def _frames_of(draft: ClaimDraft, attributions: Sequence[Attribution]) -> Iterator[int]:
    """Yield the frames of a statement's verb: «المجتمع الدولي حسب الصحيفة أدان» stands in two reports."""
    for report in attributions:
        if draft.first_token <= report.frame_first_token < draft.last_token and draft.rule.endswith(f".{report.verb}"):
            yield report.frame_first_token


def _drafted(draft: ClaimDraft, attributions: Sequence[Attribution]) -> ClaimCase:
    """Return the case of a claim that the rules make."""
    candidate = draft.candidate
    report = None
    head = draft.first_token if candidate is None else candidate.head.first
    if candidate is None:
        report = next((a for a in attributions if draft.first_token <= a.frame_first_token < draft.last_token), None)
        head = report.frame_first_token if report is not None else head
    trigger = candidate.head if candidate is not None else None
    return ClaimCase(
        "drafted", draft.event_type, draft.event_subtype, head, draft.start, draft.end, draft.rule, draft.view, draft,
        trigger, report,
    )  # fmt: skip


def _joined(draft: ClaimDraft, types: Mapping[str, str]) -> Iterator[ClaimCase]:
    """Yield the triggers that the rules take for one mention with an earlier one: «هجوم … استهدف»."""
    if draft.candidate is None:
        return
    seen = {draft.candidate.head.first}
    for trigger in draft.candidate.triggers:
        if trigger.first not in seen:
            seen.add(trigger.first)
            event_type = types.get(trigger.entry.subtype, draft.event_type)
            if event_type in VIOLENT_TYPES and draft.event_type in VIOLENT_TYPES:
                event_type = draft.event_type  # «غارة … أسفرت عن مقتل ثلاثة»: the dead are told again as the raid's
            yield _of_trigger("joined", trigger, event_type, draft.view, draft)


def _unmeant(view: SentenceView, told: set[int], types: Mapping[str, str]) -> Iterator[ClaimCase]:
    """Yield the triggers of which the rules make no claim, each kind of event once a word."""
    seen: set[tuple[int, str]] = set()
    for trigger in view.triggers:
        if trigger.entry.is_support or trigger.first in told or trigger.entry.needs in _BY_RULE_ALONE:
            continue
        if _describes_land(trigger, view):
            continue
        event_type = types[trigger.entry.subtype]
        if (trigger.first, event_type) not in seen:
            seen.add((trigger.first, event_type))
            yield _of_trigger("unmeant", trigger, event_type, view, None)


def _describes_land(trigger: Trigger, view: SentenceView) -> bool:
    """Tell «قرى تسيطر عليها المعارضة», «حماس التي تسيطر على غزة»: a state that no weight makes an event."""
    relative = view.form(trigger.first - 1) in _RELATIVES or view.form(trigger.last) in _ON_IT
    return relative and trigger.aspect == "imperfect" and trigger.entry.id == _CONTROLS


def _of_trigger(
    kind: CaseKind, trigger: Trigger, event_type: str, view: SentenceView, draft: ClaimDraft | None
) -> ClaimCase:
    """Return the case of a single trigger."""
    start, end = view.tokens[trigger.first].start, view.tokens[trigger.last - 1].end
    entry = trigger.entry
    return ClaimCase(kind, event_type, entry.subtype, trigger.first, start, end, entry.id, view, draft, trigger)


def _reported(attribution: Attribution, view: SentenceView) -> ClaimCase:
    """Return the case of a report in which the rules see no position taken."""
    first = attribution.frame_first_token
    last = min(max(attribution.frame_last_token, first + 1) + _REPORT_TAIL, view.last)
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    rule = f"report.{attribution.rule}"
    return ClaimCase("reported", "statement", "statement", first, start, end, rule, view, attribution=attribution)
