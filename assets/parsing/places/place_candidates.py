"""Where a listed place name stands in the text, with the words that speak for and against its being one.

Belongs here: matching names, cue words, prepositions, chains («أحياء الفردوس والمعادي»). Does not belong here: which of
the bearers of a name is meant (place_resolution.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.parsing.model import Document, Token
from assets.parsing.places.place_names import Bearer, Cue, PlaceVocabulary
from assets.parsing.text.name_trie import TRANSPARENT

_PLACE_PROCLITICS = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"})
_APPOSITION = frozenset({"،", ",", "("})
_TANWIN = "\u064b"
_SHORTEST = 2
_PREPOSITION_PROCLITICS = frozenset({"ب", "وب", "فب"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed name at some tokens, not yet decided; `is_chained` tells that it continues a list of places."""

    first: int
    last: int
    sentence: int
    n_words: int
    proclitics: str
    bearers: tuple[Bearer, ...]
    cue: Cue | None
    cue_words: str
    is_placed: bool
    is_chained: bool
    said_country: str


def word_before(tokens: tuple[Token, ...], index: int, first: int) -> int:
    """Return the index of the token before `index`, quotation marks and hashtags skipped; -1 at a sentence's start."""
    index -= 1
    while index >= first and tokens[index].form in TRANSPARENT:
        index -= 1
    return index if index >= first else -1


def find_candidates(document: Document, vocabulary: PlaceVocabulary) -> list[Candidate]:
    """Return every listed name of the document in order of place."""
    found: list[Candidate] = []
    tokens = document.tokens
    for sentence in document.sentences:
        index, end = sentence.first_token, sentence.last_token
        previous: Candidate | None = None
        placed_at = -1
        while index < end:
            token = tokens[index]
            if token.kind != "word" or not vocabulary.trie.starts(token):
                index += 1
                continue
            match = vocabulary.trie.match(tokens, index, end)
            # two letters behind a proclitic are hardly ever a town: «برس» is not «بـ» + «رس»
            rest = len(token.form) - len(match.proclitics) if match and match.proclitics else 9
            too_short = rest < 3 or (rest < 5 and match is not None and match.proclitics.startswith("ف"))
            if match is None or match.proclitics not in _PLACE_PROCLITICS or (too_short and match.n_words == 1):
                index += 1
                continue
            other = match.n_words == 1 and _is_another_word(document, token, match.proclitics)  # «أم درمان» is a name
            if match.values[0].rule == "decoy" or other:
                is_phrase = match.values[0].rule == "decoy"
                index = match.end if is_phrase else index + 1
                placed_at = index if is_phrase else -1  # «قرب مسقط رأسه سرت»
                continue
            cue, cue_words, before = _words_in_front(tokens, index, sentence.first_token, vocabulary)
            if cue is None and match.n_words > 1 and all(b.rule == "with_cue" for b in match.values):
                cue = vocabulary.cue_of(token)  # «محافظة صلاح الدين», listed with its generic word
            if cue is not None and cue.naming == "road" and not is_by_way_of(tokens, index - 1, cue):
                index = match.end
                continue
            chained = previous is not None and _is_chained(tokens, previous, index, match.proclitics)
            if chained and previous is not None and cue is None and previous.cue is not None and previous.cue.is_plural:
                cue, cue_words = previous.cue, previous.cue_words
            preposed = match.proclitics in _PREPOSITION_PROCLITICS or before or index == placed_at
            country = _said_country(tokens, index, match.end, sentence.first_token, vocabulary)
            adjective = match.n_words == 1 and _is_adjective(tokens, index, sentence.first_token, preposed, vocabulary)
            is_bank = match.n_words == 1 and _is_side_of_water(
                tokens, match.end, end, match.values, country, vocabulary
            )
            if not (adjective or is_bank or _is_part_of_title(tokens, index, sentence.first_token, vocabulary)):
                previous = Candidate(
                    index, match.end, sentence.no, match.n_words, match.proclitics, match.values, cue, cue_words,
                    preposed or cue is not None or (chained and previous is not None and previous.is_placed),
                    chained, country,
                )  # fmt: skip
                found.append(previous)
            index = match.end
    return found


def is_by_way_of(tokens: tuple[Token, ...], index: int, cue: Cue) -> bool:
    """Tell the word at `index` in «عن طريق تركيا», which names no road."""
    return cue.naming == "road" and index > 0 and tokens[index - 1].form == "عن"


def _words_in_front(
    tokens: tuple[Token, ...], index: int, first: int, vocabulary: PlaceVocabulary
) -> tuple[Cue | None, str, bool]:
    """Return the cue in front of a name, the words of the cue or direction, and whether a preposition leads to it."""
    at = word_before(tokens, index, first)
    if at < 0:
        return None, "", False
    if tokens[at].form in _APPOSITION and at > first and _capital_word(tokens, at - 1, first, vocabulary) >= 0:
        at -= 1  # «العاصمة الإيرانية، طهران»
    cue = vocabulary.cue_of(tokens[at]) if tokens[at].kind == "word" else None
    if cue is None and (capital := _capital_word(tokens, at, first, vocabulary)) >= 0:
        return vocabulary.cues["عاصمه"], tokens[capital].form, True
    if cue is not None:
        return cue, tokens[at].variants[-1][1] if tokens[at].form not in vocabulary.cues else tokens[at].form, True
    words: list[str] = []
    while at >= first and any(rest in vocabulary.directions for _, rest in tokens[at].variants):
        words.insert(0, tokens[at].form)
        at -= 1
    if words:
        return None, " ".join(words), True
    return None, "", any(rest in vocabulary.prepositions for _, rest in tokens[at].variants)


def _capital_word(tokens: tuple[Token, ...], at: int, first: int, vocabulary: PlaceVocabulary) -> int:
    """Return the word «العاصمة» that ends at `at`, with or without an adjective: «العاصمة تونس»; -1 without one."""
    if vocabulary.demonyms.countries.get(tokens[at].form):
        at = word_before(tokens, at, first)
    is_capital = at >= 0 and any(rest in vocabulary.capital_words for _, rest in tokens[at].variants)
    return at if is_capital else -1


def _said_country(tokens: tuple[Token, ...], index: int, end: int, first: int, vocabulary: PlaceVocabulary) -> str:
    """Return the country an adjective at the name says: «مدينة عدن اليمنية», «العاصمة الأردنية عمان»; "" if none."""
    country, _ = vocabulary.demonyms.country_at(tokens, end)
    at = word_before(tokens, index, first)
    if not country and at >= 0 and _capital_word(tokens, at, first, vocabulary) >= 0:
        country = vocabulary.demonyms.countries.get(tokens[at].form, "")
    return country


def _is_another_word(document: Document, token: Token, proclitics: str) -> bool:
    """Tell a word whose spelling shows that it is no name or another: «دوماً», «أب كاماري» and «آب» beside «إب»."""
    written = document.text[token.start : token.end]
    if _TANWIN in written:
        return True
    rest = written[len(proclitics) :]
    return len(rest) == _SHORTEST and rest[0] in "أآ"


def _is_side_of_water(
    tokens: tuple[Token, ...], at: int, end: int, bearers: tuple[Bearer, ...], country: str, vocabulary: PlaceVocabulary
) -> bool:
    """Tell a region's short name that an adjective gives to another: «الضفة التشادية», «الضفة اليسرى لنهر الفرات»."""
    records = [vocabulary.records[b.place_id] for b in bearers]
    if any(r.place_type != "region" for r in records) or at >= end:
        return False
    return bool(country and all(r.country != country for r in records)) or tokens[at].form in vocabulary.side_adjectives


def _is_chained(tokens: tuple[Token, ...], previous: Candidate, index: int, proclitics: str) -> bool:
    """Tell whether a name continues a list: «دوما وحرستا», «دوما، حرستا»."""
    if index == previous.last:
        return proclitics.startswith("و")
    return index == previous.last + 1 and tokens[previous.last].form in {"،", ",", "و", "او"}


def _is_adjective(
    tokens: tuple[Token, ...], index: int, first: int, is_preposed: bool, vocabulary: PlaceVocabulary
) -> bool:
    """Tell the adjective from the country: «السلطات السعودية», «غارات سورية» against «في السعودية», «سورية تتهم»."""
    if not vocabulary.demonyms.country_of(tokens[index]) or is_preposed:
        return False
    at = word_before(tokens, index, first)
    if at < 0 or tokens[at].kind != "word":
        return False
    is_definite = tokens[index].variants[-1][1].startswith("ال")
    before_is_definite = any(rest.startswith("ال") for _, rest in tokens[at].variants)
    if is_definite:
        return before_is_definite and not tokens[index].form.startswith("و")
    return not before_is_definite


def _is_part_of_title(tokens: tuple[Token, ...], index: int, first: int, vocabulary: PlaceVocabulary) -> bool:
    """Tell a name that only names something else, or is no name: «صحيفة الرياض», «نادي حلب», «تلك البقاع»."""
    at = word_before(tokens, index, first)
    others = vocabulary.not_before | vocabulary.demonstratives
    return at >= 0 and any(rest in others for _, rest in tokens[at].variants)
