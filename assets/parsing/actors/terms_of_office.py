"""Terms of office: the office-holders an article names as holding their office, to bound the day it appeared.

Belongs here: who is named in office, and who only as a former holder («الرئيس السابق», «في عهد القذافي»). Does not
belong here: the bounds themselves (dates/publication.py), who an office is (office_holders.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assets.parsing.actors.actor_names import ActorVocabulary
from assets.parsing.model import ActorMention, Token

_BEFORE = 5
_BEHIND = 3


def terms_of_office(
    mentions: Iterable[ActorMention], tokens: Sequence[Token], vocabulary: ActorVocabulary
) -> list[tuple[str, date, date | None]]:
    """Return (name, start, end) of each term of those named with their office, and nowhere as former holders.

    «نظام القذافي» and «الرئيس السابق أوباما» are told of long after the term: the article is of any later day.
    """
    in_office: dict[str, list[tuple[str, date, date | None]]] = {}
    former: set[str] = set()
    for mention in mentions:
        record = vocabulary.records.get(mention.actor_id)
        if record is None or not record.terms:
            continue
        if _is_former(mention, tokens, vocabulary):
            former.add(record.actor_id)
        elif _is_in_office(mention, tokens, vocabulary):
            in_office.setdefault(record.actor_id, [(record.name_ar, start, end) for start, end in record.terms])
    return [term for actor_id, terms in in_office.items() if actor_id not in former for term in terms]


def _is_former(mention: ActorMention, tokens: Sequence[Token], vocabulary: ActorVocabulary) -> bool:
    """Tell «الرئيس الليبي المخلوع معمر القذافي», «في عهد نوري المالكي», «سلفه باراك أوباما»."""
    before = _words(tokens, mention.first_token - _BEFORE, mention.last_token)
    behind = _words(tokens, mention.last_token, mention.last_token + _BEHIND)
    past, eras = vocabulary.words["former_holders"], vocabulary.words["past_eras"]
    return not past.isdisjoint(before | behind) or not eras.isdisjoint(before)


def _is_in_office(mention: ActorMention, tokens: Sequence[Token], vocabulary: ActorVocabulary) -> bool:
    """Tell a name that carries its office: «وزير الدفاع الأمريكي أشتون كارتر»."""
    named = _words(tokens, mention.first_token - _BEFORE, mention.last_token)
    return not vocabulary.words["offices"].isdisjoint(named | {word.removeprefix("ال") for word in named})


def _words(tokens: Sequence[Token], first: int, last: int) -> set[str]:
    """Return the words of a stretch of tokens, with and without their proclitics."""
    return {rest for token in tokens[max(first, 0) : last] for _, rest in token.variants}
