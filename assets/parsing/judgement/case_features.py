"""The signs of a case: what the learned judgement of claims looks at, as named features.

Belongs here: what the rules found (kind of case, trigger, frame, parties, report), where the word stands, the words
and listed words around it, the claims beside it. Does not belong here: weights, verdicts, new rules.

A feature is a short text; «|» joins several signs into one. The letter in front tells the kind of case (d drafted, j
joined, u unmeant, r reported), without which a sign would weigh alike for a draft and for what a rule refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.relevance import is_relevant
from assets.parsing.judgement.claim_cases import ClaimCase
from assets.parsing.judgement.light_stem import light_stem

_AROUND = 6
_LISTED_AROUND = 4
_COUNT_REACH = 8
_PLACE_REACH = 10
_UNLISTED = "actx"


def case_features(
    cases: Sequence[ClaimCase], attributions: Sequence[Attribution], subject: Subject, context: EventContext
) -> list[tuple[str, ...]]:
    """Return the features of each case of one article, in the order of the cases."""
    rules: Counter[str] = Counter()
    types: Counter[str] = Counter()
    sentences: dict[int, int] = {}
    for case in cases:
        sentences.setdefault(case.view.sentence.no, len(sentences))
    told = [case for case in cases if case.kind == "drafted"]
    found: list[tuple[str, ...]] = []
    for number, case in enumerate(cases):
        features = [*_own(case), *_place_in_text(case), *_words(case), *_listed(case, context)]
        features += [*_mentions(case), *_reports(case, attributions), *_neighbours(case, told), *_drafting(case)]
        features += [*_reporting(case, cases[:number], told), *_doers_and_victims(case), *_story(case, told)]
        kind, event_type = case.kind[0], case.event_type
        features.append(f"{kind}:told={min(3, rules[case.rule])}")
        features.append(f"{kind}:types={min(6, types[event_type])}|{event_type}")
        features.append(f"quiet={subject.is_quiet}|{event_type}")
        features.append(f"{kind}:violence={_span(int(subject.violence))}|{event_type}")
        if case.kind == "unmeant" and case.trigger is not None:
            meant = is_relevant(case.trigger, case.view, subject, context)
            features += [f"u:meant={meant}", f"u:meant={meant}|{case.rule}"]
        rules[case.rule] += 1
        if case.kind == "drafted":
            types[event_type] += 1
        found.append(tuple(features))
    return found


def _span(number: int) -> str:
    """Return a count or distance as one of seven steps."""
    if number < 4:
        return str(number)
    return "4-6" if number < 7 else "7-12" if number < 13 else "13+"


def _own(case: ClaimCase) -> list[str]:
    """Return the signs of the case itself: its rule, kind of event, and the form of its trigger."""
    k, event_type, rule = case.kind[0], case.event_type, case.rule
    found = [f"{k}:", f"{k}:type={event_type}", f"{k}:subtype={case.event_subtype}", f"{k}:rule={rule}", f"rule={rule}"]
    t = case.trigger
    if t is not None:
        frame, needs = t.entry.frame, t.entry.needs
        found += [f"{k}:aspect={t.aspect}", f"{k}:definite={t.definite}", f"{k}:glued={t.proclitics}"]
        found += [f"{k}:plural={t.plural}", f"{k}:pronoun={t.has_pronoun}", f"{k}:frame={frame}", f"{k}:needs={needs}"]
        found += [f"{k}:aspect={t.aspect}|{t.definite}|{frame}", f"rule={rule}|{t.aspect}", f"rule={rule}|{t.definite}"]
    return found


def _place_in_text(case: ClaimCase) -> list[str]:
    """Return where the word stands: section, place in sentence and clause."""
    k, view, head = case.kind[0], case.view, case.head
    section = view.sentence.section
    clause = view.clause(head)
    return [
        f"{k}:section={section}",
        f"{k}:section={section}|{case.event_type}",
        f"{k}:sentence={_span(view.sentence.no)}",
        f"position={_span(head - view.first)}",
        f"length={_span((view.last - view.first) // 6)}",
        f"{k}:clause={_span(clause)}",
        f"{k}:in_clause={_span(head - view.clause_start(head))}",
    ]


def _words(case: ClaimCase) -> list[str]:
    """Return the word, its neighbours, and the stems of the words around."""
    k, view, head, event_type = case.kind[0], case.view, case.head, case.event_type
    form = view.form
    word, before, after = form(head), form(head - 1), form(head + 1)
    found = [f"w={word}", f"{k}:w={word}|{event_type}", f"w-1={before}", f"w-2={form(head - 2)}", f"w+1={after}"]
    found += [f"w+2={form(head + 2)}", f"s-1={light_stem(before)}", f"s+1={light_stem(after)}"]
    found += [f"s+2={light_stem(form(head + 2))}", f"{k}:s-1={light_stem(before)}|{event_type}"]
    found.append(f"s+1={light_stem(after)}|{event_type}")
    for index in range(max(view.first, head - _AROUND), min(view.last, head + _AROUND + 2)):
        near = form(index)
        if index != head and len(near) > 2:
            found.append(f"b{'-' if index < head else '+'}{light_stem(near)}")
    return found


def _listed(case: ClaimCase, context: EventContext) -> set[str]:
    """Return the word lists that hold a word before, at or behind the head."""
    view, head = case.view, case.head
    found: set[str] = set()
    for index in range(max(view.first, head - _LISTED_AROUND), min(view.last, head + _LISTED_AROUND + 1)):
        side = "-" if index < head else "=" if index == head else "+"
        found.update(f"list{side}{name}" for name in context.names_of(view.word_lists[index - view.first]))
    return found


def _mentions(case: ClaimCase) -> list[str]:
    """Return the places, dates, parties and counts near the word."""
    k, view, head, event_type = case.kind[0], case.view, case.head, case.event_type
    start, end = view.clause_start(head), view.clause_end(head)
    place = any(head <= p.first_token < min(end, head + _PLACE_REACH) for p in view.places)
    earlier = any(start <= p.first_token < head for p in view.places)
    dated = any(start <= d.first_token < end for d in view.dates)
    after = next((a.actor_type for a in view.actors if head < a.first_token < head + _AROUND), None)
    before = next((a.actor_type for a in reversed(view.actors) if head - _AROUND <= a.first_token < head), None)
    counted = next((c.outcome for _, c in view.casualties if abs(c.first_token - head) <= _COUNT_REACH), None)
    return [
        f"{k}:place={place}|{event_type}",
        f"place_before={earlier}",
        f"{k}:date={dated}",
        f"{k}:after={after}|{event_type}",
        f"{k}:before={before}|{event_type}",
        f"{k}:counts={min(3, len(view.casualties))}|{event_type}",
        f"{k}:counted={counted}|{event_type}",
    ]


def _reports(case: ClaimCase, attributions: Sequence[Attribution]) -> list[str]:
    """Return whether and how somebody reports what the case tells."""
    k = case.kind[0]
    covering = [a for a in attributions if a.start <= case.start and case.end <= a.end + 1]
    return [
        f"{k}:reported={bool(covering)}|{case.event_type}",
        f"{k}:quoted={any(a.kind == 'quotes' for a in covering)}",
        f"{k}:report={covering[-1].kind if covering else None}",
    ]


def _neighbours(case: ClaimCase, told: Sequence[ClaimCase]) -> list[str]:
    """Return the nearest drafts of the sentence on either side, of any kind of event and of the same."""
    k, head, event_type, view = case.kind[0], case.head, case.event_type, case.view
    here = [c for c in told if c is not case and view.first <= c.head < view.last]
    before = [c for c in here if c.head <= head]
    after = [c for c in here if c.head > head]
    found = [_beside("left", k, event_type, before[-1:], head), _beside("right", k, event_type, after[:1], head)]
    same_before = [c for c in before if c.event_type == event_type]
    same_after = [c for c in after if c.event_type == event_type]
    found.append(f"{k}:same_left={_span(head - same_before[-1].head) if same_before else None}")
    found.append(f"{k}:same_right={_span(same_after[0].head - head) if same_after else None}")
    found += [f"{k}:same_word={c.event_type}|{event_type}" for c in before if c.head == head][:1]
    return found


def _beside(side: str, kind: str, event_type: str, neighbour: Sequence[ClaimCase], head: int) -> str:
    """Return the sign of the nearest draft on one side."""
    told = f"{neighbour[0].event_type}:{_span(abs(neighbour[0].head - head))}" if neighbour else "None"
    return f"{kind}:{side}={told}|{event_type}"


def _drafting(case: ClaimCase) -> list[str]:
    """Return what the rules drafted: status, parties, what the mention gathers; for a joined trigger, the pair."""
    draft, k = case.draft, case.kind[0]
    if draft is None:
        return []
    candidate = draft.candidate
    roles = sorted({p.role for p in draft.participants})
    found = [f"{k}:status={draft.status}|{case.event_type}", f"{k}:of={draft.event_subtype}"]
    found.append(f"{k}:roles={roles}|{case.event_type}")
    if candidate is None:
        return found
    found += [f"{k}:triggers={min(4, len(candidate.triggers))}", f"{k}:supports={len(candidate.supports)}"]
    found += [f"{k}:tolls={min(3, len(candidate.casualties))}", f"{k}:harm={candidate.is_harm_only}"]
    if case.kind == "joined" and case.trigger is not None:
        head, view = candidate.head, case.view
        found += [
            f"j:gap={_span(max(0, case.trigger.first - head.last))}",
            f"j:of={draft.event_type}|{case.event_type}",
        ]
        found += [f"j:pair={head.entry.id}>{case.rule}", f"j:again={head.entry.id == case.rule}"]
        found += [f"j:clause={view.clause(head.first) == view.clause(case.head)}"]
        found += [f"j:frames={head.entry.frame}>{case.trigger.entry.frame}|{case.trigger.aspect}"]
    return found


def _doers_and_victims(case: ClaimCase) -> list[str]:
    """Return what kinds of party do and undergo a draft, and whom its counts are of: who kills whom tells the kind."""
    draft, k, event_type = case.draft, case.kind[0], case.event_type
    if draft is None:
        return []
    kinds = {actor.actor_id: actor.actor_type for actor in case.view.actors}
    doer = next((kinds.get(p.actor_id) for p in draft.participants if p.role == "actor"), None)
    target = next((kinds.get(p.actor_id) for p in draft.participants if p.role == "recipient"), None)
    counts = dict(case.view.casualties)
    numbers = draft.candidate.casualties if draft.candidate is not None else []
    groups = sorted({counts[number].victim_group for number in numbers if number in counts})
    found = [f"{k}:doer={doer}|{event_type}", f"{k}:target={target}|{event_type}", f"{k}:parties={doer}>{target}"]
    found += [f"{k}:victims={group}|{event_type}" for group in groups]
    found.append(f"{k}:parties={doer}>{target}|{case.event_subtype}")
    return found


def _story(case: ClaimCase, told: Sequence[ClaimCase]) -> list[str]:
    """Return what the article tells of violence: its first kind, its commonest, and the one before this word."""
    k, subtype = case.kind[0], case.event_subtype
    others = [c for c in told if c is not case and c.event_type in VIOLENT_TYPES]
    if case.event_type not in VIOLENT_TYPES or not others:
        return [f"{k}:story=None|{subtype}"]
    common = Counter(c.event_subtype for c in others).most_common(1)[0][0]
    before = next((c for c in reversed(others) if c.head < case.head), None)
    found = [f"{k}:first={others[0].event_subtype}|{subtype}", f"{k}:common={common}|{subtype}"]
    found.append(f"{k}:before={before.event_subtype if before is not None else None}|{subtype}")
    if before is not None:
        gap = _span(case.view.sentence.no - before.view.sentence.no)
        found.append(f"{k}:since={before.event_type}:{gap}|{case.event_type}")
    found.append(f"common={common}|{case.rule}")
    return found


def _reporting(case: ClaimCase, earlier: Sequence[ClaimCase], told: Sequence[ClaimCase]) -> list[str]:
    """Return the signs of a report: its verb, who speaks, and which events its words tell."""
    report = case.attribution
    if report is None:
        return []
    k, view = case.kind[0], case.view
    speaker = report.speakers[0] if report.speakers else ""
    kind = next((a.actor_type for a in view.actors if a.actor_id == speaker), None)
    inner = [
        c.event_type
        for c in told
        if c.event_type != "statement" and report.start <= view.tokens[c.head].start < report.end
    ]
    said = sum(c.kind == "drafted" and c.event_type == "statement" for c in earlier)
    listed = bool(speaker) and not speaker.startswith(_UNLISTED)
    return [
        f"{k}:report_rule={report.rule}",
        f"{k}:verb={report.verb}",
        f"{k}:report_kind={report.kind}",
        f"{k}:speakers={len(report.speakers)}",
        f"{k}:verb={report.verb}|{view.sentence.section}",
        f"{k}:listed={listed}",
        f"{k}:tells={min(3, len(inner))}",
        f"{k}:tells={inner[0] if inner else None}|{report.verb}",
        f"{k}:said={min(4, said)}",
        f"{k}:speaker={kind}",
    ]
