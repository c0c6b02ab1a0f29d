"""Numbers: every quantity of a text, how much it supports, and what kind of thing it measures.

Belongs here: finding quantities by tokens — cardinals with qualifiers, ranges, vague plurals, duals and singulars that
carry their own number, ordinals. Does not belong here: how number words add up (number_words.py), the bounds of a
qualifier (quantities.py), telling a count from an age or a year (number_kinds.py), what is harmed (casualties.py).

| words | kind | reading |
|---|---|---|
| «نحو 50», «ما لا يقل عن 50», «50 على الأقل» | count | the qualifier before or after sets the bounds |
| «بين 20 و30», «من 20 إلى 30», «20-30 شخصا» | count | between; «ارتفع من 20 إلى 30» is a rise: two numbers |
| «عشرات», «عشرات الآلاف», «عدد من» | count | vague |
| «قتيلان», «طفلين» | count | two; of nouns with a sound plural only …ان, or …َين with its mark («مدنيَّين») |
| «مقتل جندي», «شخص واحد», «أحد عناصرها» | count | one; an adjective («فلسطيني») only beside a word of harm or capture |
| «الثانية», «الحادي والعشرين», «القرار 2254» | ordinal | counts nothing |
| «عام 2013», «5 نوفمبر», «10/12/2016» | date | counts nothing |

A span covers qualifier and number, not the noun; `last_token` is exclusive. A noun that
carries its own number is its own span («شخص واحد» covers both words).
"""

from __future__ import annotations

from assets.parsing.model import Document, NumberMention, Qualifier, Sentence
from assets.parsing.numbers.counted_nouns import inner_start, noun_after, percent_end
from assets.parsing.numbers.number_kinds import kind_of
from assets.parsing.numbers.number_reading import Reading
from assets.parsing.numbers.number_vocabulary import NumberVocabulary, WordUse, load_vocabulary
from assets.parsing.numbers.number_words import PROCLITICS, Cardinal, read_cardinal
from assets.parsing.numbers.quantities import bounds_between, bounds_of, bounds_of_vague
from assets.parsing.numbers.self_counting import one_of, ordinal_at, plain_count, self_counting

__all__ = ["NumberVocabulary", "find_numbers", "load_vocabulary"]

_RISE_REACH = 6


def find_numbers(document: Document, vocabulary: NumberVocabulary) -> tuple[NumberMention, ...]:
    """Return the quantities of a document in order, none overlapping another."""
    found: list[NumberMention] = []
    use = vocabulary.use
    tokens = document.tokens
    for sentence in document.sentences:
        at = sentence.first_token
        while at < sentence.last_token:
            token = tokens[at]
            if token.kind == "punct":
                at += 1
                continue
            word_use = None
            if token.kind == "word":
                word_use = use(token.form)
                if word_use is None:
                    at += 1
                    continue
            mention = _mention_at(document, sentence, at, word_use, vocabulary, found)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.last_token
    return tuple(found)


def _mention_at(
    document: Document,
    sentence: Sentence,
    at: int,
    word_use: WordUse | None,
    vocabulary: NumberVocabulary,
    found: list[NumberMention],
) -> NumberMention | None:
    """Return the quantity that begins at a token, or None."""
    end = sentence.last_token
    if word_use is None or word_use.is_quantity:
        reading = _quantity(document, sentence, at, vocabulary)
        mention = _finish(document, sentence, reading, vocabulary) if reading is not None else None
        if mention is not None:
            return mention
    if word_use is None:
        return None
    if word_use.is_one_of and (one := one_of(document, at, end, vocabulary)):
        return one
    if word_use.is_ordinal and (ordinal := ordinal_at(document, sentence, at, vocabulary)):
        return ordinal
    if word_use.noun is not None:
        return self_counting(document, sentence, at, word_use, vocabulary, found)
    if document.tokens[at].form in vocabulary.vague_after_noun and at > sentence.first_token:
        return plain_count(document, at, at, bounds_of_vague(3, 9), "vague", None)
    return None


def _quantity(document: Document, sentence: Sentence, at: int, vocabulary: NumberVocabulary) -> Reading | None:
    """Read qualifier, range, vague word or cardinal at a token."""
    tokens, end = document.tokens, sentence.last_token
    qualifier: Qualifier = "exact"
    core = at
    proclitics = ""
    matched = vocabulary.qualifiers_before.match(tokens, at, end, PROCLITICS)
    if matched is not None and at + matched.n_tokens < end:
        core, qualifier, proclitics = at + matched.n_tokens, matched.value, matched.proclitics
        inner = vocabulary.qualifiers_before.match(tokens, core, end, PROCLITICS)
        if inner is not None and core + inner.n_tokens < end:
            core += inner.n_tokens  # «ما لا يقل عن نحو 50»: the outer word decides
        if tokens[core].form in ("ال", '"', "(") and core + 1 < end:
            core += 1
    reading = (
        _range(document, sentence, core, vocabulary)
        or _vague(document, core, end, vocabulary)
        or _cardinal(document, sentence, core, vocabulary)
    )
    if reading is None or core == at:
        return reading
    if "و" in reading.proclitics:
        return None  # «4 قتلى على الأقل وعدد من الجرحى»: the qualifier is that of the number before it
    if reading.qualifier == "exact" and reading.value is not None:
        reading = reading._replace(qualifier=qualifier, bounds=bounds_of(reading.value, qualifier), is_qualified=True)
    return reading._replace(first=at, proclitics=proclitics, is_qualified=True)


def _cardinal(document: Document, sentence: Sentence, at: int, vocabulary: NumberVocabulary) -> Reading | None:
    """Read a plain cardinal, or two joined by a dash, «إلى» or «أو» («ثلاثة أو أربعة»)."""
    tokens, end = document.tokens, sentence.last_token
    first = read_cardinal(tokens, at, end, vocabulary.words)
    if first is None:
        return None
    after = first.end
    if after + 1 < end and (tokens[after].form == "-" or tokens[after].form in vocabulary.range_to):
        second = read_cardinal(tokens, after + 1, end, vocabulary.words)
        if second is not None and not second.proclitics and first.value < second.value:
            low = _with_shared_scale(first.value, second.value)
            adjoining = tokens[after].form != "-" or (second.is_digits and second.value < 10 * max(first.value, 3))
            is_rise = tokens[after].form == "الي" and _tells_rise(document, sentence, at, vocabulary)
            if adjoining and not is_rise and not _looks_like_date(document, second.end, end):
                return Reading(at, second.end, first.proclitics, bounds_between(low, second.value), "between", None)
    return Reading(at, after, first.proclitics, bounds_of(first.value, "exact"), "exact", first.value, cardinal=first)


def _range(document: Document, sentence: Sentence, at: int, vocabulary: NumberVocabulary) -> Reading | None:
    """Read «بين 20 و30» and «من 20 إلى 30», unless the latter tells a rise."""
    tokens, end = document.tokens, sentence.last_token
    opened = vocabulary.range_from.match(tokens, at, end, PROCLITICS)
    if opened is None or at + opened.n_tokens >= end:
        return None
    core = at + opened.n_tokens
    if opened.value and _tells_rise(document, sentence, at, vocabulary):
        return None
    for may_join in (True, False):
        first = read_cardinal(tokens, core, end, vocabulary.words, may_join)
        if first is None or first.end >= end or (opened.value and first.proclitics):
            return None
        second = _second_operand(document, first.end, end, vocabulary, after_from=opened.value)
        if second is not None and first.value < second.value:
            low = _with_shared_scale(first.value, second.value)
            return Reading(at, second.end, opened.proclitics, bounds_between(low, second.value), "between", None)
    return None


def _tells_rise(document: Document, sentence: Sentence, at: int, vocabulary: NumberVocabulary) -> bool:
    """Tell whether «من 20 إلى 30» follows a word of change: «ارتفع العدد من 20 إلى 30»."""
    back = range(max(sentence.first_token, at - _RISE_REACH), at)
    return any(vocabulary.has_word("rise_before", document.tokens[k].variants) for k in back)


def _second_operand(
    document: Document, at: int, end: int, vocabulary: NumberVocabulary, after_from: bool
) -> Cardinal | None:
    """Read «و30», «وثلاثين» after بين, «إلى 30» after من or بين."""
    tokens = document.tokens
    if tokens[at].form in vocabulary.range_to or (tokens[at].form == "و" and not after_from):
        return read_cardinal(tokens, at + 1, end, vocabulary.words) if at + 1 < end else None
    if after_from:
        return None
    second = read_cardinal(tokens, at, end, vocabulary.words)
    return second if second is not None and second.proclitics == "و" else None


def _with_shared_scale(low: float, high: float) -> float:
    """Return the lower end with the scale that only the upper names: «من 5 إلى 10 آلاف», «بين 20 و30 ألفا»."""
    scale = next((scale for scale in (1_000_000_000, 1_000_000, 1_000) if high >= scale), 1)
    return low * scale if low < 1000 and low * scale < high else low


def _looks_like_date(document: Document, at: int, end: int) -> bool:
    """Tell whether a third dash or slash follows, as in 2016-12-10."""
    tokens = document.tokens
    return at + 1 < end and tokens[at].form in ("-", "/") and tokens[at + 1].kind == "number"


def _vague(document: Document, at: int, end: int, vocabulary: NumberVocabulary) -> Reading | None:
    """Read «عشرات», «عدد من», «مئات الآلاف»."""
    matched = vocabulary.vague.match(document.tokens, at, end, PROCLITICS)
    if matched is None:
        return None
    bounds = bounds_of_vague(*matched.value)
    return Reading(at, at + matched.n_tokens, matched.proclitics, bounds, "vague", None)


def _finish(
    document: Document, sentence: Sentence, reading: Reading, vocabulary: NumberVocabulary
) -> NumberMention | None:
    """Attach a qualifier that follows, the percent words, the noun and the kind."""
    tokens, end = document.tokens, sentence.last_token
    cardinal = reading.cardinal
    percent = percent_end(tokens, reading.end, end, vocabulary)
    kind = kind_of(document, sentence, reading, percent is not None, vocabulary)
    is_one_or_two = cardinal is not None and cardinal.is_single_unit and not reading.is_qualified and percent is None
    if is_one_or_two and (kind == "count" or reading.value == 1):
        return _bare_one_or_two(document, sentence, reading, vocabulary)
    last = percent if percent is not None else reading.end
    noun = None if percent is not None else noun_after(document, reading, end, kind, vocabulary)
    if not reading.is_qualified and reading.value is not None:
        for place in (last, noun + 1 if noun is not None else last, noun + 2 if noun is not None else last):
            after = vocabulary.qualifiers_after.match(tokens, place, end, frozenset()) if place < end else None
            if after is not None:
                reading = reading._replace(qualifier=after.value, bounds=bounds_of(reading.value, after.value))
                last = place + after.n_tokens if place == last else last
                break
    value = reading.value
    return NumberMention(
        start=inner_start(document, reading.first, reading.proclitics),
        end=tokens[last - 1].end,
        first_token=reading.first,
        last_token=last,
        low=reading.bounds.low,
        best=reading.bounds.best,
        high=reading.bounds.high,
        qualifier=reading.qualifier,
        noun_token=noun,
        kind=kind,
        decimal=value if value is not None and value != int(value) else None,
    )


def _bare_one_or_two(
    document: Document, sentence: Sentence, reading: Reading, vocabulary: NumberVocabulary
) -> NumberMention | None:
    """Read a lone «واحد» or «اثنان»: «قتل اثنان», «واحد من عناصرها»; «جانب واحد» and «في آن واحد» count nothing."""
    tokens, at = document.tokens, reading.first
    following = tokens[at + 1].form if at + 1 < sentence.last_token else ""
    previous = tokens[at - 1] if at > sentence.first_token else None
    noun = noun_after(document, reading, sentence.last_token, "count", vocabulary)
    if reading.value == 2 and not tokens[at].form.endswith(("اثنا", "اثني", "اثنتا", "اثنتي")):
        return plain_count(document, at, at, reading.bounds, "exact", None, reading.proclitics)
    near_harm = previous is not None and vocabulary.has_word("harm_before", previous.variants)
    if (
        reading.value == 1
        and tokens[at].form.startswith("واحد")
        and ((following == "من" and noun is not None) or near_harm)
    ):
        return plain_count(document, at, at, reading.bounds, "exact", noun, reading.proclitics)
    return None
