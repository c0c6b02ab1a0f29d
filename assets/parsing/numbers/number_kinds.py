"""What a number measures: people or things, an age, a year, a clock time, money, a distance, a score, a label.

Belongs here: the words around a quantity that tell its kind.
Does not belong here: the value itself, the counted noun (counted_nouns.py).

| cue | kind |
|---|---|
| «في المئة», «%» after | percent |
| a unit after («كيلومترا», «طنا», «دولار», «أيام») | distance, measure, money, duration |
| «عاما/سنة» with «من العمر», «البالغ», brackets or commas around | age |
| «عام 2013», «5 مارس», 10/12/2016, a bare year after a preposition | date |
| «الساعة 8», «04,00 بتوقيت», 10:30 | time |
| «2-1» beside words of sport | score |
| «القرار 2254», «رقم 5», «إف-16», «عيار 23» | ordinal (a label) or measure (a calibre) |
"""

from __future__ import annotations

from collections.abc import Sequence

from assets.parsing.model import Document, Sentence, Token
from assets.parsing.numbers.counted_nouns import has_article, noun_after
from assets.parsing.numbers.number_reading import Kind, Reading
from assets.parsing.numbers.number_vocabulary import NumberVocabulary

_AGE_REACH = 6
_SCORE_REACH = 12
_MAX_SCORE = 20
_MAX_AGE = 120
_YEARS = range(1900, 2101)
_CLAUSE_SIGNS = frozenset("(،,)-")


def kind_of(
    document: Document, sentence: Sentence, reading: Reading, is_percent: bool, vocabulary: NumberVocabulary
) -> Kind:
    """Tell what a quantity measures from the words around it."""
    if is_percent:
        return "percent"
    tokens, end = document.tokens, sentence.last_token
    before = _previous(tokens, reading.first, sentence.first_token)
    following = tokens[reading.end] if reading.end < end else None
    is_digits = tokens[reading.end - 1].kind == "number"
    if (clock_or_date := _clock_or_date(document, sentence, reading, before, following, vocabulary)) is not None:
        return clock_or_date
    if following is not None and following.form in vocabulary.units and following.form not in ("ساعه",):
        if _is_age(document, sentence, reading, before, following, vocabulary):
            return "age"
        return vocabulary.units[following.form] if following.form not in vocabulary.sets["calibre_units"] else "measure"
    if following is not None and following.form in vocabulary.units:
        return vocabulary.units[following.form]
    if before is not None and before.form in ("$", "€", "£"):
        return "money"
    if before is not None and vocabulary.has("duration_plurals", before.form):
        return "duration"  # «السنوات السبع», «الساعات الـ24»
    if _is_age(document, sentence, reading, before, None, vocabulary):
        return "age"
    if before is not None and reading.value is not None:
        if is_digits and not reading.is_qualified and _is_label(document, reading, before, end, vocabulary):
            return "measure" if before.form in ("عيار", "عيارات") else "ordinal"
        if vocabulary.has_word("word_labels", before.variants) and has_article(document, reading.first, vocabulary):
            return "ordinal"
        is_named = has_article(document, reading.first, vocabulary) or tokens[reading.first - 1].form == "ال"
        if is_named and vocabulary.has_word("ordinal_heads", before.variants) and not reading.is_qualified:
            return "ordinal"  # «الذكرى الـ70»
    if reading.qualifier in ("between", "exact") and _is_score(document, sentence, reading, vocabulary):
        return "score"
    return "count"


def _previous(tokens: Sequence[Token], first: int, start: int) -> Token | None:
    """Return the word before a number, over a detached article or proclitic («الـ23», «و30»)."""
    at = first - 1
    while at >= start and tokens[at].form in ("ال", "ب", "ل", '"', "'"):
        at -= 1
    return tokens[at] if at >= start else None


def _clock_or_date(
    document: Document,
    sentence: Sentence,
    reading: Reading,
    before: Token | None,
    following: Token | None,
    vocabulary: NumberVocabulary,
) -> Kind | None:
    """Tell a clock time or part of a date, or None."""
    tokens, end, start = document.tokens, sentence.last_token, sentence.first_token
    first, after, value = reading.first, reading.end, reading.value
    if before is not None and vocabulary.has_word("hour_word", before.variants):
        return "time"
    if following is not None and following.form == "ت" and after + 1 < end and tokens[after + 1].form in ("غ", "."):
        return "time"
    is_hour = value is not None and value <= 24 and not reading.is_qualified
    if is_hour and following is not None and len(following.form) > 1 and vocabulary.has("time_after", following.form):
        return "time"
    if after + 1 < end and _is_joined(tokens, after - 1, ":"):
        return "time"
    if first - 2 >= start and _is_joined(tokens, first - 2, ":"):
        return "time"
    high = reading.bounds.high
    if _month_follows(tokens, after, end, vocabulary) and high is not None and high <= 31 and not reading.is_qualified:
        return "date"
    is_years = reading.qualifier == "between" and reading.bounds.low in _YEARS and high in _YEARS
    if is_years and noun_after(document, reading, end, "count", vocabulary) is None:
        return "date"  # «بين 2018 و2020»
    if _in_numeric_date(tokens, first, after, start, end):
        return "date"
    return _year_or_day(document, sentence, reading, before, following, vocabulary)


def _year_or_day(
    document: Document,
    sentence: Sentence,
    reading: Reading,
    before: Token | None,
    following: Token | None,
    vocabulary: NumberVocabulary,
) -> Kind | None:
    """Tell a year («عام 2013», «منذ 2011») or a day of a month («يوم 25»), or None."""
    tokens, value = document.tokens, reading.value
    if value is None or reading.is_qualified or before is None:
        return None
    is_counted = following is not None and (
        following.form in vocabulary.units or vocabulary.has("people", following.form)
    )
    if vocabulary.has_word("year_words", before.variants) and not is_counted and value >= 1000:
        return "date"
    at = reading.first - 1
    if (
        value in _YEARS
        and tokens[reading.first].kind == "number"
        and len(tokens[reading.first].form) == 4
        and not is_counted
    ):
        if any(
            vocabulary.months.match(tokens, k, reading.first, frozenset()) is not None
            for k in range(max(sentence.first_token, at - 1), at + 1)
        ):
            return "date"
        if vocabulary.has_word("year_before", before.variants) or following is None or following.kind != "word":
            return "date"
        if vocabulary.has("no_noun", following.form) or following.form.startswith("ال"):
            return "date"
    if vocabulary.has_word("day_words", before.variants) and tokens[reading.first].kind == "number" and value <= 31:
        return (
            "date" if not is_counted and (following is None or following.form in ("-", "/", ".", "من", "،")) else None
        )
    return None


def _month_follows(tokens: Sequence[Token], at: int, end: int, vocabulary: NumberVocabulary) -> bool:
    """Tell whether a month name follows a day number: «5 نوفمبر», «الثلاثين من مارس», «5 و6 مايو»."""
    for k in range(at, min(at + 3, end)):
        form = tokens[k].form
        if tokens[k].kind == "word" and vocabulary.months.match(tokens, k, end, frozenset()) is not None:
            return True
        if form not in ("من", "شهر", "-", "/", "و", "الي") and tokens[k].kind != "number":
            return False
        if form == "الشهر":
            return True
    return False


def _in_numeric_date(tokens: Sequence[Token], first: int, after: int, start: int, end: int) -> bool:
    """Tell a part of 10/12/2016 or 2016-12-10: three numbers joined by the same sign without spaces."""
    low = high = first
    if after != first + 1:
        return False
    while low - 2 >= start and _is_joined(tokens, low - 2):
        low -= 2
    while high + 2 < end and _is_joined(tokens, high):
        high += 2
    return high - low >= 4


def _is_joined(tokens: Sequence[Token], at: int, signs: str = "/-") -> bool:
    """Tell whether a number, one of the signs and a number follow one another from `at` without a space."""
    a, sign, b = tokens[at], tokens[at + 1], tokens[at + 2]
    return (
        a.kind == "number" and b.kind == "number" and sign.form in signs and a.end == sign.start and sign.end == b.start
    )


def _is_age(
    document: Document,
    sentence: Sentence,
    reading: Reading,
    before: Token | None,
    unit: Token | None,
    vocabulary: NumberVocabulary,
) -> bool:
    """Tell an age: a cue («البالغ», «عمره», «سن الـ18») before, «من العمر» after, or «(25 عاما)» set apart."""
    tokens, end = document.tokens, sentence.last_token
    if reading.bounds.best is None or reading.bounds.best > _MAX_AGE:
        return False
    back = range(max(sentence.first_token, reading.first - _AGE_REACH), reading.first)
    ahead = range(reading.end, min(reading.end + 3, end))
    if unit is None:
        return (
            any(tokens[k].form == "من" for k in ahead[:1])
            and any(vocabulary.has("age_cues", tokens[k].form) for k in ahead[1:2])
            or (before is not None and before.form in ("سن", "سنه", "بسن", "عمر") and reading.value is not None)
        )
    if not vocabulary.has("age_units", unit.form):
        return False
    if any(vocabulary.has_word("age_cues", tokens[k].variants) for k in [*back, *ahead[1:]]):
        return True
    after = tokens[reading.end + 1].form if reading.end + 1 < end else "."
    if before is None or reading.is_qualified or reading.value is None:
        return False
    if before.form in _CLAUSE_SIGNS:
        return after in _CLAUSE_SIGNS
    # «أحمد سالم 23 عاما أصيب»: after a name, before a verb or a pause; a length of time has a preposition in front
    is_led = vocabulary.has_word("duration_before", before.variants) or before.kind != "word"
    return not is_led and (after in _CLAUSE_SIGNS or vocabulary.has("harm_before", after))


def _is_label(document: Document, reading: Reading, before: Token, end: int, vocabulary: NumberVocabulary) -> bool:
    """Tell a number that names: «القرار 2254», «إس-400», «F-16», «فرانس 24», «رقم (5)», «5+1»."""
    tokens, at = document.tokens, reading.first
    if before.form == "(" and at >= 2 and vocabulary.has_word("strong_labels", tokens[at - 2].variants):
        return True
    if tokens[at - 1] is before and vocabulary.has_word("digit_labels", before.variants):
        is_strong = vocabulary.has_word("strong_labels", before.variants)
        return is_strong or noun_after(document, reading, end, "count", vocabulary) is None
    touches = tokens[at].start == tokens[at - 1].end
    if touches and before.form == "+":
        return True
    if touches and before.form in ("-", "/", "_", ".") and at >= 2:
        return tokens[at - 2].end == before.start and tokens[at - 2].kind == "word"
    if touches and before.kind == "word" and tokens[at - 1] is before and before.form not in ("و", "ف"):
        # «S300» names, «أن26 مدنيا» has lost a space
        return before.form.isascii() or noun_after(document, reading, end, "count", vocabulary) is None
    if before.form == "-" and at >= 2 and vocabulary.has_word("digit_labels", tokens[at - 2].variants):
        return True
    return reading.end < end and tokens[reading.end].form == "+" and tokens[reading.end].start == tokens[at].end


def _is_score(document: Document, sentence: Sentence, reading: Reading, vocabulary: NumberVocabulary) -> bool:
    """Tell «2-1» or «2 مقابل 1» of a match: small numbers, a dash, and a word of sport near."""
    tokens = document.tokens
    around = range(max(sentence.first_token, reading.first - 2), min(reading.end + 2, sentence.last_token))
    following = tokens[reading.end] if reading.end < sentence.last_token else None
    if following is not None and noun_after(document, reading, sentence.last_token, "count", vocabulary) is not None:
        return False
    if not any(tokens[k].form == "-" for k in around) or (reading.bounds.high or 0) > _MAX_SCORE:
        return False
    back = range(max(sentence.first_token, reading.first - _SCORE_REACH), min(reading.end + 4, sentence.last_token))
    return sum(vocabulary.has_word("score_cues", tokens[k].variants) for k in back) >= 1
