"""What the readers of dates share: the text being scanned, an expression while it is read, and the direction of time.

Belongs here: the two records, and telling from the words or the verb of the clause whether a date lies ahead.
Does not belong here: reading any date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from assets.parsing.dates.date_resolution import Days, Direction, Part
from assets.parsing.dates.date_vocabulary import DateVocabulary
from assets.parsing.model import DateMention, Sentence, Token

EARLIER_REACH = 2
"""Sentences back in which the date stands that «اليوم نفسه» goes back to."""
_FUTURE_REACH = 14
_IMPERFECT = "يتن"
"""Not the first person: «سابق» and «ساعة» are far more frequent than «سأزور»."""
_NO_PUBLICATION = "publication date unknown"


def _no_sentence(mention: DateMention) -> int:
    """Return 0: a reader that keeps no dates asks for none."""
    return 0


class Scan(NamedTuple):
    """What every reader of dates needs: the tokens, the sentence, the words, and when the article appeared.

    `before` holds the dates read so far, `sentence_of` tells the number of the sentence each stands in.
    """

    tokens: Sequence[Token]
    sentence: Sentence
    words: DateVocabulary
    published: date | None
    before: Sequence[DateMention] = ()
    sentence_of: Callable[[DateMention], int] = _no_sentence


class When(NamedTuple):
    """Words that say when, tokens `[first, end)`; `part` tells a beginning, middle or end («منتصف نوفمبر»).

    `since_on` keeps the beginning of a span whose end, the publication, is not known;
    `point` the days of X itself in «منذ X»; `is_window` marks days whose end is not said («خلال يومين»).
    """

    first: int
    end: int
    days: Days | None
    basis: Literal["explicit", "relative"]
    proclitics: str = ""
    reason: str = ""
    part: Part | None = None
    is_since: bool = False
    since_on: date | None = None
    point: Days | None = None
    is_window: bool = False


def earlier_dates(scan: Scan) -> list[DateMention]:
    """Return the resolved dates told in this sentence and the two before it, the latest first."""
    first = scan.sentence.no - EARLIER_REACH
    found: list[DateMention] = []
    for mention in reversed(scan.before):
        if scan.sentence_of(mention) < first:
            break
        if mention.start_on is not None and mention.end_on is not None:
            found.append(mention)
    return found


def unresolved(scan: Scan, reason: str) -> str:
    """Return the reason why words gave no days: the publication date first of all."""
    return _NO_PUBLICATION if scan.published is None else reason


def is_future(scan: Scan, at: int) -> bool:
    """Tell whether the nearest verb of the clause points forward: «ستبدأ المفاوضات الأحد», «المقرر عقده السبت».

    The walk back ends at a relative pronoun, «بعد», or a verb of saying or happening in the past
    («أعلن السبت أن الجيش سيبدأ»: the Saturday belongs to the announcement).
    """
    tokens, words = scan.tokens, scan.words
    if at + 1 < scan.sentence.last_token and _is_future_word(tokens[at + 1], words, follows=True):
        return True
    is_purpose = False
    for k in range(at - 1, max(scan.sentence.first_token, at - _FUTURE_REACH) - 1, -1):
        token = tokens[k]
        is_purpose = is_purpose or words.has("purpose", token.form)
        if is_purpose and words.reading("calling", token) is not None:
            return True  # «دعت إلى اجتماع طارئ الثلاثاء»; «دعت الثلاثاء إلى اجتماع» was said on Tuesday
        if token.kind == "punct" and token.form in ".؛;:":
            return False
        if token.kind != "word":
            continue
        if any(rest in words.sets["clause_stops"] for pro, rest in token.variants if pro in ("", "و", "ف")):
            return False
        if _is_future_word(token, words, follows=False):
            return True
    return False


def _is_future_word(token: Token, words: DateVocabulary, follows: bool) -> bool:
    """Tell a verb with the future prefix («سيبدأ») or a word of plans («المقرر»)."""
    for proclitics, rest in token.variants:
        if not follows and rest in words.sets["future_words"] and proclitics in ("", "و", "ف"):
            return True
        if (
            proclitics.endswith("س")
            and len(rest) >= 3
            and rest[0] in _IMPERFECT
            and not ("س" + rest).startswith(words.not_future_starts)
        ):
            return True
    return False


def names_edge(scan: Scan, at: int) -> bool:
    """Tell «مطلع», «نهاية» at a token, which of a year mean one month; «أواخر» means several."""
    return scan.words.reading("year_edges", scan.tokens[at]) is not None


def direction_after(scan: Scan, at: int, first: int) -> tuple[Direction, int, bool]:
    """Return the direction told by a word at `at` («الماضي», «المقبل», «الجاري») and the index after it.

    Without such a word the verb decides; the third value tells whether the words themselves said it.
    """
    tokens, words = scan.tokens, scan.words
    if at < scan.sentence.last_token:
        form = tokens[at].form
        if words.has("last", form):
            return "last", at + 1, True
        if words.has("next", form):
            return "next", at + 1, True
        if words.has("this", form):
            return "this", at + 1, True
    return ("next" if is_future(scan, first) else "past"), at, False
