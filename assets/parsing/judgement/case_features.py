"""The signs of a case: what the learned judgement of claims looks at, as named features.

Belongs here: what the rules found (kind of case, trigger, frame, parties, report), and all signs of a case together.
Does not belong here: what stands around the word (case_surroundings.py), weights, verdicts, new rules.

A feature is a short text; «|» joins several signs into one. The letter in front tells the kind of case (d drafted, j
joined, u unmeant, r reported), without which a sign would weigh alike for a draft and for what a rule refused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.relevance import is_relevant
from assets.parsing.judgement.case_surroundings import (
    add_listed,
    add_words,
    mentions,
    neighbours,
    place_in_text,
    reports,
)
from assets.parsing.judgement.claim_cases import ClaimCase
from assets.parsing.judgement.linear_model import Signs
from assets.parsing.judgement.report_spans import ToldEvents, spans_of, told_events
from assets.parsing.judgement.signs import CaseSigns, group, span

_UNLISTED = "actx"


def case_features(
    cases: Sequence[ClaimCase], attributions: Sequence[Attribution], subject: Subject, context: EventContext
) -> list[CaseSigns]:
    """Return the features of each case of one article, in the order of the cases."""
    rules: defaultdict[str, int] = defaultdict(int)
    types: defaultdict[str, int] = defaultdict(int)
    told: defaultdict[int, list[ClaimCase]] = defaultdict(list)
    for case in cases:
        if case.kind == "drafted":
            told[case.view.first].append(case)
    violent = [case for case in cases if case.kind == "drafted" and case.event_type in VIOLENT_TYPES]
    violence, is_quiet = span(int(subject.violence)), subject.is_quiet
    spans, events = spans_of(attributions), told_events(cases)
    said = 0
    found: list[CaseSigns] = []
    for case in cases:
        kind, event_type, beside = case.kind[0], case.event_type, told.get(case.view.first, ())
        signs = CaseSigns([_own(case), place_in_text(case), mentions(case), reports(case, spans)], [])
        signs.groups.append(neighbours(case, beside))
        add_words(signs, case)
        add_listed(signs, case, context)
        _add_drafting(signs, case)
        _add_doers_and_victims(signs, case)
        signs.groups.append(_story(case, violent))
        if case.attribution is not None:
            _add_reporting(signs, case, case.attribution, said, events)
        told_rules, told_types = min(3, rules[case.rule]), min(6, types[event_type])
        signs.groups.append(_article_signs(kind, event_type, told_rules, told_types, is_quiet, violence))
        if case.kind == "unmeant" and case.trigger is not None:
            meant = is_relevant(case.trigger, case.view, subject, context)
            signs.groups.append(_meant_signs(meant, case.rule))
        rules[case.rule] += 1
        if case.kind == "drafted":
            types[event_type] += 1
            said += event_type == "statement"
        found.append(signs)
    return found


@group
def _article_signs(k: str, event_type: str, rules: int, types: int, is_quiet: bool, violence: str) -> tuple[str, ...]:
    """Return the signs of the article, and of what it told before."""
    return (
        f"{k}:told={rules}",
        f"{k}:types={types}|{event_type}",
        f"quiet={is_quiet}|{event_type}",
        f"{k}:violence={violence}|{event_type}",
    )


@group
def _meant_signs(meant: bool, rule: str) -> tuple[str, ...]:
    """Return the signs of what the conditions say of a trigger that no draft has taken up."""
    return (f"u:meant={meant}", f"u:meant={meant}|{rule}")


def _own(case: ClaimCase) -> Signs:
    """Return the signs of the case itself: its rule, kind of event, and the form of its trigger."""
    k, t = case.kind[0], case.trigger
    if t is None:
        return _bare_signs(k, case.event_type, case.event_subtype, case.rule)
    return _trigger_signs(
        k, case.event_type, case.event_subtype, case.rule, t.entry.frame, t.entry.needs, t.aspect, t.definite,
        t.proclitics, t.plural, t.has_pronoun,
    )  # fmt: skip


@group
def _bare_signs(k: str, event_type: str, subtype: str, rule: str) -> tuple[str, ...]:
    """Return the signs of a case without a trigger."""
    return (f"{k}:", f"{k}:type={event_type}", f"{k}:subtype={subtype}", f"{k}:rule={rule}", f"rule={rule}")


@group
def _trigger_signs(
    k: str, event_type: str, subtype: str, rule: str, frame: str, needs: str, aspect: str, definite: bool,
    proclitics: str, plural: bool, pronoun: bool,
) -> tuple[str, ...]:  # fmt: skip
    """Return the signs of a case with a trigger."""
    return (
        *_bare_signs(k, event_type, subtype, rule).features,
        f"{k}:aspect={aspect}",
        f"{k}:definite={definite}",
        f"{k}:glued={proclitics}",
        f"{k}:plural={plural}",
        f"{k}:pronoun={pronoun}",
        f"{k}:frame={frame}",
        f"{k}:needs={needs}",
        f"{k}:aspect={aspect}|{definite}|{frame}",
        f"rule={rule}|{aspect}",
        f"rule={rule}|{definite}",
    )


def _add_drafting(signs: CaseSigns, case: ClaimCase) -> None:
    """Add what the rules drafted: status, parties, what the mention gathers; for a joined trigger, the pair."""
    draft, k = case.draft, case.kind[0]
    if draft is None:
        return
    candidate = draft.candidate
    roles = tuple(sorted({p.role for p in draft.participants}))
    signs.groups.append(_draft_signs(k, case.event_type, draft.status, draft.event_subtype, roles))
    if candidate is None:
        return
    triggers, supports, tolls = len(candidate.triggers), len(candidate.supports), len(candidate.casualties)
    signs.groups.append(_gathered_signs(k, min(4, triggers), supports, min(3, tolls), candidate.is_harm_only))
    if case.kind == "joined" and case.trigger is not None:
        head, view, trigger = candidate.head, case.view, case.trigger
        signs.single.extend(
            (
                f"j:gap={span(max(0, trigger.first - head.last))}",
                f"j:of={draft.event_type}|{case.event_type}",
                f"j:pair={head.entry.id}>{case.rule}",
                f"j:again={head.entry.id == case.rule}",
                f"j:clause={view.clause(head.first) == view.clause(case.head)}",
                f"j:frames={head.entry.frame}>{trigger.entry.frame}|{trigger.aspect}",
            )
        )


@group
def _draft_signs(k: str, event_type: str, status: str, subtype: str, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signs of what the rules make of a draft."""
    return (f"{k}:status={status}|{event_type}", f"{k}:of={subtype}", f"{k}:roles={list(roles)}|{event_type}")


@group
def _gathered_signs(k: str, triggers: int, supports: int, tolls: int, is_harm: bool) -> tuple[str, ...]:
    """Return the signs of how much a mention gathers."""
    return (f"{k}:triggers={triggers}", f"{k}:supports={supports}", f"{k}:tolls={tolls}", f"{k}:harm={is_harm}")


def _add_doers_and_victims(signs: CaseSigns, case: ClaimCase) -> None:
    """Add what kinds of party do and undergo a draft, and whom its counts are of: who kills whom tells the kind."""
    draft, k, event_type = case.draft, case.kind[0], case.event_type
    if draft is None:
        return
    kinds = {actor.actor_id: actor.actor_type for actor in case.view.actors}
    doer = next((kinds.get(p.actor_id) for p in draft.participants if p.role == "actor"), None)
    target = next((kinds.get(p.actor_id) for p in draft.participants if p.role == "recipient"), None)
    signs.groups.append(_party_signs(k, event_type, case.event_subtype, doer, target))
    numbers = draft.candidate.casualties if draft.candidate is not None else ()
    if numbers:
        counts = dict(case.view.casualties)
        groups = {counts[number].victim_group for number in numbers if number in counts}
        signs.single.extend([f"{k}:victims={victims}|{event_type}" for victims in groups])


@group
def _party_signs(k: str, event_type: str, subtype: str, doer: str | None, target: str | None) -> tuple[str, ...]:
    """Return the signs of who does a draft and who undergoes it."""
    return (
        f"{k}:doer={doer}|{event_type}",
        f"{k}:target={target}|{event_type}",
        f"{k}:parties={doer}>{target}",
        f"{k}:parties={doer}>{target}|{subtype}",
    )


def _story(case: ClaimCase, violent: Sequence[ClaimCase]) -> Signs:
    """Return what the article tells of violence: its first kind, its commonest, and the one before this word."""
    others = [c for c in violent if c is not case] if case.event_type in VIOLENT_TYPES else []
    if not others:
        return _no_story_signs(case.kind[0], case.event_subtype)
    common = Counter([c.event_subtype for c in others]).most_common(1)[0][0]
    before = next((c for c in reversed(others) if c.head < case.head), None)
    told = (before.event_subtype, before.event_type) if before is not None else None
    gap = span(case.view.sentence.no - before.view.sentence.no) if before is not None else ""
    first = others[0].event_subtype
    return _story_signs(case.kind[0], case.event_type, case.event_subtype, case.rule, first, common, told, gap)


@group
def _no_story_signs(k: str, subtype: str) -> tuple[str, ...]:
    """Return the sign of a text that tells no other violence."""
    return (f"{k}:story=None|{subtype}",)


@group
def _story_signs(
    k: str, event_type: str, subtype: str, rule: str, first: str, common: str, before: tuple[str, str] | None, gap: str
) -> tuple[str, ...]:
    """Return the signs of the violence that the article tells."""
    return (
        f"{k}:first={first}|{subtype}",
        f"{k}:common={common}|{subtype}",
        f"common={common}|{rule}",
        f"{k}:before={before[0] if before else None}|{subtype}",
        *((f"{k}:since={before[1]}:{gap}|{event_type}",) if before else ()),
    )


def _add_reporting(signs: CaseSigns, case: ClaimCase, report: Attribution, said: int, events: ToldEvents) -> None:
    """Add the signs of a report: its verb, who speaks, and which events its words tell; `said` are those before it."""
    k, view = case.kind[0], case.view
    speaker = report.speakers[0] if report.speakers else ""
    kind = next((a.actor_type for a in view.actors if a.actor_id == speaker), None)
    inner = events.within(report.start, report.end)
    listed = bool(speaker) and not speaker.startswith(_UNLISTED)
    signs.single.extend(
        (
            f"{k}:report_rule={report.rule}",
            f"{k}:verb={report.verb}",
            f"{k}:report_kind={report.kind}",
            f"{k}:speakers={len(report.speakers)}",
            f"{k}:verb={report.verb}|{view.sentence.section}",
            f"{k}:listed={listed}",
            f"{k}:tells={len(inner)}",
            f"{k}:tells={inner[0] if inner else None}|{report.verb}",
            f"{k}:said={min(4, said)}",
            f"{k}:speaker={kind}",
        )
    )
