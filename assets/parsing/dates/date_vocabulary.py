"""The vocabulary of dates, read from lexicon/dates.yaml and indexed by folded word form.

Belongs here: word tables, and which forms can begin or lead a date. Does not belong here: how words combine (dates.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from assets.parsing.dates.date_resolution import Part, Unit
from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.model import Token
from assets.parsing.numbers.number_vocabulary import load_vocabulary as load_numbers
from assets.parsing.numbers.number_words import NumberWord
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable
from assets.parsing.text.tokens import proclitic_variants

_LEXICON = LEXICON / "dates.yaml"


class MonthName(NamedTuple):
    """A month of a calendar; a weak name is also an everyday word or a person's name."""

    month: int
    is_hijri: bool
    is_weak: bool


@dataclass(frozen=True)
class DateVocabulary:
    """All words of dates, folded; `readers` answers for any form in one cached lookup."""

    weekdays: Mapping[str, int]
    months: PhraseTable[MonthName]
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]
    units: Mapping[str, Unit]
    seasons: Mapping[str, tuple[int, int]]
    decades: Mapping[str, int]
    centuries: PhraseTable[int]
    weekends: PhraseTable[bool]
    halves: PhraseTable[tuple[int, int]]
    parts: PhraseTable[Part]
    day_words: PhraseTable[int]
    last_nights: PhraseTable[int]
    dayparts: PhraseTable[bool]
    more: PhraseTable[bool]
    within: PhraseTable[bool]
    since: PhraseTable[bool]
    sets: Mapping[str, frozenset[str]]
    number_words: Mapping[str, NumberWord]
    not_nouns: frozenset[str]
    not_future_starts: tuple[str, ...]
    readers: Callable[[str], int]
    eves: PhraseTable[int]
    interval_openers: Callable[[str], bool]

    def has(self, group: str, form: str) -> bool:
        """Tell whether a folded form is in the named word set."""
        return form in self.sets[group]

    def reading(self, group: str, token: Token) -> tuple[str, str] | None:
        """Return the proclitic reading of a token whose rest is in the named word set, or None."""
        words = self.sets[group]
        return next(((pro, rest) for pro, rest in token.variants if rest in words), None)


READS_DAY, READS_CALENDAR, READS_YEAR, READS_RUNNING = 1, 2, 4, 8
READS_SINCE, READS_AGO, READS_BETWEEN, READS_RECENT = 16, 32, 64, 128
READS_TOLD = 256
READS_POINT = READS_DAY | READS_CALENDAR | READS_YEAR | READS_RUNNING

_SETS = (
    "weekday_not_after",
    "year_edges",
    "that_day",
    "weekday_not_before",
    "same_year",
    "month_cues",
    "weak_month_cues",
    "month_word",
    "named_after_date",
    "hijri_marks",
    "same_as",
    "era_marks",
    "today",
    "today_not_before",
    "today_not_after",
    "day_lead",
    "day_lead_many",
    "nights",
    "last",
    "next",
    "this",
    "demonstratives",
    "ago",
    "since",
    "until",
    "between",
    "from",
    "to",
    "now",
    "pointers_before",
    "same_unit",
    "following_unit",
    "preceding_unit",
    "period_pointers",
    "period_nouns",
    "counts_before",
    "counts_after",
    "counted_from_that",
    "that",
    "lasting",
    "alone",
    "from_words",
    "since_events",
    "dual_units",
    "plural_units",
    "vague_numbers",
    "year_words",
    "years_words",
    "week_words",
    "of",
    "future_words",
    "calling",
    "purpose",
    "clause_stops",
    "teen_word",
)


@lru_cache(maxsize=1)
def load_vocabulary() -> DateVocabulary:
    """Read the vocabulary of dates."""
    data = read_yaml(_LEXICON)
    numbers = load_numbers()
    sets = {name: frozenset(word_form(word) for word in data[name]) for name in _SETS}
    weekdays = _by_form(data["weekdays"])
    weak = {word_form(name) for name in data["weak_months"]}
    months = PhraseTable(
        (name, MonthName(int(month), is_hijri, word_form(name) in weak))
        for is_hijri, table in ((False, data["months"]), (True, data["hijri_months"]))
        for month, names in table.items()
        for name in names
    )
    ordinals = _by_form(data["day_ordinals"])
    units: dict[str, Unit] = {word_form(form): unit for unit, forms in data["units"].items() for form in forms}
    seasons = {
        word_form(article + name): (span[0], span[1])
        for name, span in data["seasons"].items()
        for article in ("", "ال")
    }
    decades = _by_form(data["decades"])
    weekends = PhraseTable((word, True) for word in data["weekends"])
    halves = PhraseTable((name, (span[0], span[1])) for name, span in data["halves"].items())
    parts: PhraseTable[Part] = PhraseTable((word, part) for part, words in data["parts"].items() for word in words)
    day_words = PhraseTable(
        [(word, 0) for word in data["today"]]
        + [(word, -1) for word in data["yesterday"]]
        + [(word, -2) for word in data["before_yesterday"]]
        + [(word, 1) for word in data["tomorrow"]]
        + [(word, 2) for word in data["after_tomorrow"]]
    )
    last_nights = PhraseTable(
        [(word, -1) for word in data["last_night"]] + [(word, -2) for word in data["night_before_last"]]
    )
    dayparts = PhraseTable((word, True) for word in data["dayparts"])
    within = PhraseTable((word, True) for word in data["within"] if word != "في")
    since = PhraseTable((word, True) for word in data["since"])
    openers: tuple[tuple[int, tuple[Any, ...]], ...] = (
        (READS_DAY, (weekdays, sets["day_lead"], sets["day_lead_many"], day_words, last_nights, dayparts)),
        (READS_CALENDAR, (months, ordinals, parts, sets["month_word"])),
        (READS_YEAR, (halves, parts, seasons, decades, sets["year_words"], sets["years_words"])),
        (READS_RUNNING, (units, sets["demonstratives"], parts, weekends)),
        (READS_SINCE, (since,)),
        (
            READS_TOLD,
            (
                *(sets[name] for name in ("pointers_before", "period_pointers", "period_nouns", "that_day")),
                *(sets[name] for name in ("counts_before", "counts_after")),
                frozenset(unit for unit in units if unit.startswith("ال")),
                within,
                dayparts,
            ),
        ),
        (READS_AGO, (sets["ago"],)),
        (READS_BETWEEN, (sets["between"], sets["from"])),
        (READS_RECENT, (within, units)),
    )

    @lru_cache(maxsize=400_000)
    def readers(form: str) -> int:
        """Return which readers a word form can begin an expression for, as a set of bits; 0 for most words."""
        rests = [rest for _, rest in proclitic_variants(form)]
        return sum(bit for bit, tables in openers if any(rest in table for table in tables for rest in rests))

    eves = PhraseTable((word, int(days)) for days, words in data["eves"].items() for word in words)
    counters = sets["counts_after"] | sets["ago"]

    @lru_cache(maxsize=400_000)
    def opens_interval(form: str) -> bool:
        """Tell whether a word form can begin «بعد يوم من», «غداة»."""
        return any(rest in eves or rest in counters for _, rest in proclitic_variants(form))

    return DateVocabulary(
        weekdays=weekdays,
        months=months,
        ordinals=ordinals,
        tens=_by_form(data["tens_after_ordinal"]),
        units=units,
        seasons=seasons,
        decades=decades,
        centuries=PhraseTable((word, int(year)) for year, words in data["centuries"].items() for word in words),
        weekends=weekends,
        halves=halves,
        parts=parts,
        day_words=day_words,
        last_nights=last_nights,
        dayparts=dayparts,
        more=PhraseTable((word, True) for word in data["more"]),
        within=within,
        since=since,
        sets=sets,
        number_words=numbers.words,
        not_nouns=numbers.sets["no_noun"],
        not_future_starts=tuple(word_form(start) for start in data["not_future_starts"]),
        readers=readers,
        eves=eves,
        interval_openers=opens_interval,
    )


def _by_form(groups: Mapping[Any, list[str]]) -> dict[str, int]:
    """Return folded form → number from a table of number → forms."""
    return {word_form(form): int(value) for value, forms in groups.items() for form in forms}
