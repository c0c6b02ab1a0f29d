"""Numbers without a number word: duals, singulars that count one, «أحد عناصرها», and ordinals.

Belongs here: quantities that a noun or an ordinal carries by itself. Does not belong here: cardinals and vague
quantities (numbers.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assets.parsing.model import Document, NumberMention, Qualifier, Sentence
from assets.parsing.numbers.counted_nouns import has_article, inner_start
from assets.parsing.numbers.number_reading import Kind
from assets.parsing.numbers.number_vocabulary import NumberVocabulary, WordUse
from assets.parsing.numbers.number_words import read_cardinal, read_word
from assets.parsing.numbers.quantities import Bounds, bounds_of

_HARM_REACH = 2
_FATHA = "\u064e"
_SHADDA = "\u0651"


def one_of(document: Document, at: int, end: int, vocabulary: NumberVocabulary) -> NumberMention | None:
    """Read «أحد عناصرها», «إحدى النساء» as one, where a plural of persons follows."""
    if at + 1 >= end:
        return None
    following = document.tokens[at + 1].form
    stem = following.removeprefix("ال")
    people = vocabulary.sets["person_plurals"]
    if (
        following in people
        or stem in people
        or any(following[:-n] in people for n in (1, 2, 3) if len(following) > n + 2)
    ):
        proclitics = document.tokens[at].variants[-1][0] if document.tokens[at].form[0] not in "اإ" else ""
        return plain_count(document, at, at, bounds_of(1, "exact"), "exact", at + 1, proclitics)
    return None


def ordinal_at(document: Document, sentence: Sentence, at: int, vocabulary: NumberVocabulary) -> NumberMention | None:
    """Read «الثانية», «الثالث عشر», «الحادي والعشرين»: of a date before a month, of the clock after «الساعة»."""
    tokens, end = document.tokens, sentence.last_token
    if at + 2 < end and tokens[at + 1].form == "من" and tokens[at + 2].form == "امس":
        return None
    last = at
    if at + 1 < end:
        reading = read_word(tokens[at + 1].variants, vocabulary.words)
        if reading is not None and (
            (reading[1].role == "ten" and reading[0] == "") or (reading[1].role == "tens" and reading[0] == "و")
        ):
            last = at + 1
    kind: Kind = "ordinal"
    after = last + 1
    if after + 1 < end and tokens[after].form == "من":
        month_at = after + 2 if tokens[after + 1].form in ("شهر", "الشهر") and after + 2 < end else after + 1
        if tokens[month_at - 1].form == "الشهر" or vocabulary.months.match(tokens, month_at, end, frozenset()):
            kind = "date"
    previous = tokens[at - 1] if at > sentence.first_token else None
    if (previous is not None and vocabulary.has_word("hour_word", previous.variants)) or (
        after < end and vocabulary.has("time_after", tokens[after].form) and tokens[at].form.endswith("ه")
    ):
        kind = "time"
    proclitics = next((p for p, rest in tokens[at].variants if rest in vocabulary.sets["ordinals"]), "")
    mention = plain_count(document, at, last, Bounds(None, None, None), "exact", None, proclitics)
    return replace(mention, kind=kind)


def self_counting(
    document: Document,
    sentence: Sentence,
    at: int,
    word_use: WordUse,
    vocabulary: NumberVocabulary,
    found: Sequence[NumberMention],
) -> NumberMention | None:
    """Read a noun that carries its own number: a dual, or a singular where it can count one."""
    noun = word_use.noun
    assert noun is not None
    tokens, end = document.tokens, sentence.last_token
    if found and found[-1].noun_token == at:
        return None  # «30 قتيلا», «أكثر من ألفي مدني»: the number in front counts it
    last = at
    marker = read_cardinal(tokens, at + 1, end, vocabulary.words, may_join=False) if at + 1 < end else None
    marker_value = marker.value if marker is not None and marker.is_single_unit and not marker.proclitics else None
    if noun.use == "two_if_marked":
        token = tokens[at]
        written = document.text[token.start : token.end].replace(_SHADDA, "")
        if marker_value != 2 and _FATHA + "ين" not in written:
            return None
    two = noun.use in ("two", "two_if_marked")
    previous = found[-1] if found else None
    agrees = previous is not None and previous.best == 2 and previous.noun_token == previous.last_token - 1 == at - 1
    if two and agrees and not noun.proclitics:
        return None  # «جنديان سوريان»: the second dual agrees with the first
    if marker_value is not None and marker_value == (2 if two else 1):
        last = at + 1
    elif not two and not _can_count_one(document, sentence, at, noun.use, vocabulary):
        return None
    qualifier: Qualifier = "exact"
    after = vocabulary.qualifiers_after.match(tokens, last + 1, end, frozenset()) if last + 1 < end else None
    if after is not None:
        qualifier, last = after.value, last + after.n_tokens  # «قتيل واحد على الأقل»
    bounds = bounds_of(2 if two else 1, qualifier)
    return replace(plain_count(document, at, last, bounds, qualifier, at, noun.proclitics), kind=noun.kind)


def _can_count_one(document: Document, sentence: Sentence, at: int, use: str, vocabulary: NumberVocabulary) -> bool:
    """Tell whether a bare singular may count one: indefinite, no head of a construct, and no mere adjective."""
    tokens = document.tokens
    if at + 1 < sentence.last_token:
        following = tokens[at + 1].form
        if (
            has_article(document, at + 1, vocabulary)
            and not vocabulary.has("time_nouns", following)
            and len(following) > 4
        ):
            return False  # «قائد الجيش»
    if at > sentence.first_token and vocabulary.has("negated_before", tokens[at - 1].form):
        return False
    if use == "one":
        return True
    back = range(max(sentence.first_token, at - _HARM_REACH), at)
    return any(vocabulary.has_word("harm_before", tokens[k].variants) for k in back)


def plain_count(
    document: Document,
    first: int,
    last: int,
    bounds: Bounds,
    qualifier: Qualifier,
    noun: int | None,
    proclitics: str = "",
) -> NumberMention:
    """Build a count over whole tokens."""
    return NumberMention(
        start=inner_start(document, first, proclitics),
        end=document.tokens[last].end,
        first_token=first,
        last_token=last + 1,
        low=bounds.low,
        best=bounds.best,
        high=bounds.high,
        qualifier=qualifier,
        noun_token=noun,
        kind="count",
    )
