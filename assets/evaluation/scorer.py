"""Scores what was found in articles against gold: figures, and every miss.

Belongs here: which aspects are judged and when one is right. Does not belong here: where either side comes from
(gold_files.py, found_in_parse.py, found_in_marts.py), pairing (alignment.py), how it is shown (score_table.py).
An aspect is judged on paired mentions only, and a date, place or speaker only where the gold gives one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assets.evaluation.alignment import align_counts, align_events
from assets.evaluation.coded import CodedArticle, CodedCount, CodedEvent, CodedParticipant, Names
from assets.evaluation.figures import Overlap, Share
from assets.evaluation.same_name import means

SPARE_NAMES = 2
"""So many names more than the gold gives are allowed, so that naming every place of an article wins nothing."""

ASPECTS = (
    "articles", "subtype", "status", "aggregate", "date", "place", "attribution", "victim group", "bounds", "subset",
)  # fmt: skip
OVERLAPS = ("events", "participants", "casualties")


class Miss(NamedTuple):
    """One difference between gold and what was found."""

    kind: str
    article: str
    detail: str


@dataclass
class Score:
    """All figures over a set of articles, events apart by type, and the misses in the order of the gold."""

    overlaps: dict[str, Overlap] = field(default_factory=lambda: {name: Overlap() for name in OVERLAPS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in ASPECTS})
    types: dict[str, Overlap] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def value(self, measure: str) -> float | None:
        """Returns F1 or share of a measure by its name, None where nothing was judged."""
        return self.overlaps[measure].value if measure in self.overlaps else self.shares[measure].value

    def misses_of(self, *kinds: str) -> list[str]:
        """Returns the misses of some kinds as lines, for messages."""
        return [f"{miss.kind} in {miss.article}: {miss.detail}" for miss in self.misses if miss.kind in kinds]


def score(gold: Iterable[CodedArticle], found: Mapping[str, CodedArticle]) -> Score:
    """Scores articles found, by the SHA-256 of their text, against gold articles."""
    result = Score()
    for article in gold:
        reading = found.get(article.text_sha256)
        result.shares["articles"].count(reading is not None)
        if reading is None:
            result.misses.append(Miss("article not found", article.label, article.text_sha256))
            reading = CodedArticle(article.label, article.text_sha256, (), ())
        _score_events(article, reading, result)
        _score_counts(article, reading, result)
    return result


def _score_events(gold: CodedArticle, found: CodedArticle, result: Score) -> None:
    """Scores the event mentions of one article."""
    pairs, excused = align_events(gold.events, found.events)
    events = result.overlaps["events"]
    for number, wanted in enumerate(gold.events):
        if wanted.is_optional:
            continue
        by_type = result.types.setdefault(wanted.event_type, Overlap())
        is_matched = number in pairs
        for overlap in (events, by_type):
            overlap.gold += 1
            overlap.matched += is_matched
        if is_matched:
            _judge_event(gold.label, wanted, found.events[pairs[number]], result)
        else:
            result.misses.append(Miss("missed event", gold.label, _event_text(wanted)))
    matched = set(pairs.values())
    for number, event in enumerate(found.events):
        if number in excused:
            continue
        events.found += 1
        result.types.setdefault(event.event_type, Overlap()).found += 1
        if number not in matched:
            result.misses.append(Miss("extra event", gold.label, _event_text(event)))


def _judge_event(label: str, gold: CodedEvent, found: CodedEvent, result: Score) -> None:
    """Judges every aspect of one pair of event mentions."""

    def judge(aspect: str, is_right: bool, wanted: object, read: object) -> None:
        result.shares[aspect].count(is_right)
        if not is_right:
            result.misses.append(Miss(f"wrong {aspect}", label, f"{wanted} read as {read}: {gold.quote}"))

    judge("subtype", gold.event_subtype == found.event_subtype, gold.event_subtype, found.event_subtype)
    judge("status", gold.status == found.status, gold.status, found.status)
    judge("aggregate", gold.is_aggregate == found.is_aggregate, gold.is_aggregate, found.is_aggregate)
    if gold.dates:
        judge("date", gold.dates == found.dates, _period(gold), _period(found))
    if gold.places:
        main_place = gold.places[0][0]
        is_right = _is_named(main_place, found.places) and len(found.places) <= len(gold.places) + SPARE_NAMES
        judge("place", is_right, _first_names(gold.places), _first_names(found.places))
    if gold.attributed_to:
        is_right = (
            any(_is_named(speaker, found.attributed_to) for (speaker,) in gold.attributed_to)
            and len(found.attributed_to) <= len(gold.attributed_to) + SPARE_NAMES
        )
        judge("attribution", is_right, _first_names(gold.attributed_to), _first_names(found.attributed_to))
    _judge_participants(label, gold, found, result)


def _judge_participants(label: str, gold: CodedEvent, found: CodedEvent, result: Score) -> None:
    """Pairs the participants of one event by role and name, each at most once."""
    left = list(found.participants)
    participants = result.overlaps["participants"]
    participants.gold += len(gold.participants)
    participants.found += len(left)
    for wanted in gold.participants:
        hit = next((one for one in left if one.role == wanted.role and means(wanted.names[0], one.names)), None)
        if hit is None:
            result.misses.append(Miss("missed participant", label, f"{_participant_text(wanted)}: {gold.quote}"))
        else:
            left.remove(hit)
            participants.matched += 1
    for extra in left:
        result.misses.append(Miss("extra participant", label, f"{_participant_text(extra)}: {gold.quote}"))


def _score_counts(gold: CodedArticle, found: CodedArticle, result: Score) -> None:
    """Scores the counts of people of one article."""
    pairs, excused = align_counts(gold.counts, found.counts)
    casualties = result.overlaps["casualties"]
    gold_id_of = {found.counts[there].id: gold.counts[here].id for here, there in pairs.items()}
    for number, wanted in enumerate(gold.counts):
        if wanted.is_optional:
            continue
        casualties.gold += 1
        if number not in pairs:
            result.misses.append(Miss("missed casualty", gold.label, _count_text(wanted)))
            continue
        casualties.matched += 1
        _judge_count(gold.label, wanted, found.counts[pairs[number]], gold_id_of, result)
    casualties.found += len(found.counts) - len(excused)
    paired = set(pairs.values()) | excused
    for number, count in enumerate(found.counts):
        if number not in paired:
            result.misses.append(Miss("extra casualty", gold.label, _count_text(count)))


def _judge_count(label: str, gold: CodedCount, found: CodedCount, gold_id_of: Mapping[str, str], result: Score) -> None:
    """Judges every aspect of one pair of counts."""

    def judge(aspect: str, is_right: bool, wanted: object, read: object) -> None:
        result.shares[aspect].count(is_right)
        if not is_right:
            result.misses.append(Miss(f"wrong {aspect}", label, f"{wanted} read as {read}: {gold.quote}"))

    judge("victim group", gold.victim_group == found.victim_group, gold.victim_group, found.victim_group)
    judge("bounds", (gold.low, gold.high) == (found.low, found.high), (gold.low, gold.high), (found.low, found.high))
    if gold.subset_of:
        read = gold_id_of.get(found.subset_of or "")
        judge("subset", read == gold.subset_of, gold.subset_of, read)


def _is_named(gold_name: str, named: Iterable[Names]) -> bool:
    return means(gold_name, [name for names in named for name in names])


def _first_names(named: Iterable[Names]) -> str:
    return "، ".join(names[0] for names in named) or "none"


def _period(event: CodedEvent) -> str:
    return " – ".join(day.isoformat() for day in event.dates) if event.dates else "none"


def _event_text(event: CodedEvent) -> str:
    return f"{event.event_type}/{event.event_subtype}: {event.quote}"


def _participant_text(participant: CodedParticipant) -> str:
    return f"{participant.names[0]} as {participant.role}"


def _count_text(count: CodedCount) -> str:
    return f"{count.outcome} {count.best} {count.victim_group}: {count.quote}"
