"""Places named by relation: capitals, kingdoms, parts of a city and of a countryside.

Belongs here: «العاصمة الأفغانية», «الأراضي السورية», «المملكة», «الأحياء الشرقية», «الريف الجنوبي الشرقي».
Does not belong here: names of the table (place_candidates.py), names no table lists (unlisted_places.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from assets.parsing.model import Document, PlaceMention
from assets.parsing.places.place_names import PlaceVocabulary
from assets.parsing.places.place_resolution import Evidence
from assets.parsing.text.name_trie import TRANSPARENT

# the last letters of «العاصمة», «المملكة», «الأحياء», «الريف»: a quick test before the readings are compared
_WITH = "مع"
_PASSED = TRANSPARENT | {"،", "("}
_RELATIVE_ENDINGS = (
    "اصمه",
    "ملكه",
    "حياء",
    "واحي",
    "طراف",
    "ياوها",
    "يايها",
    "الريف",
    "راضي",
    "اجواء",
    "سواحل",
    "شمال",
    "جنوب",
    "الشرق",
    "الغرب",
    "داخل",
    "المدن",
    "بلدات",
)


def find_relative(
    document: Document,
    vocabulary: PlaceVocabulary,
    known: Sequence[PlaceMention],
    taken: set[int],
    evidence: Evidence,
) -> list[PlaceMention]:
    """Return capitals, kingdoms and parts of a city named by relation: «العاصمة الأفغانية», «الأحياء الشرقية»."""
    found: list[PlaceMention] = []
    tokens = document.tokens
    heads = vocabulary.capital_words | vocabulary.kingdom_words | vocabulary.relative_heads | vocabulary.rural_heads
    heads |= vocabulary.land_heads
    if not any(head in document.folded for head in heads):
        return found
    for sentence in document.sentences:
        for index in range(sentence.first_token, sentence.last_token):
            if index in taken or not tokens[index].form.endswith(_RELATIVE_ENDINGS):
                continue
            hit = next(((pro, rest) for pro, rest in tokens[index].variants if rest in heads), None)
            if hit is None:
                continue
            proclitics, rest = hit
            if rest in vocabulary.capital_words:
                place_id, last = _capital(document, vocabulary, known, index, sentence.last_token, taken, evidence)
            elif rest in vocabulary.land_heads:
                code, n_words = vocabulary.demonyms.country_at(tokens, index + 1)
                place_id, last = f"cc:{code}" if code else "", index + 1 + n_words
                place_id = place_id if place_id in vocabulary.records else ""
            elif rest in vocabulary.kingdom_words:
                following = tokens[index + 1].form if index + 1 < sentence.last_token else ""
                is_named = vocabulary.demonyms.countries.get(following) is not None or following in {
                    "المتحده",
                    "العربيه",
                }
                place_id, last = ("", index) if is_named else (_kingdom(document, vocabulary), index + 1)
            else:
                last = index + 1
                while last < sentence.last_token and tokens[last].form in vocabulary.direction_adjectives:
                    last += 1
                place_id = _part_of(document, vocabulary, known, rest, index, last) if last > index + 1 else ""
            if place_id:
                found.append(_relative_mention(document, vocabulary, index, last, proclitics, place_id))
    return found


def _relative_mention(
    document: Document, vocabulary: PlaceVocabulary, first: int, last: int, proclitics: str, place_id: str
) -> PlaceMention:
    """Return the mention of a place named by relation."""
    token = document.tokens[first]
    start = token.start + (len(proclitics) if token.end - token.start == len(token.form) else 0)
    end = document.tokens[last - 1].end
    kind = vocabulary.records[place_id].place_type
    return PlaceMention(start, end, first, last, place_id, document.text[start:end], kind, True, token.form, place_id)


def _capital(
    document: Document,
    vocabulary: PlaceVocabulary,
    known: Sequence[PlaceMention],
    index: int,
    end: int,
    taken: set[int],
    evidence: Evidence,
) -> tuple[str, int]:
    """Return the capital that «العاصمة» + adjective means; a named capital behind it is a mention of its own."""
    code, n_words = vocabulary.demonyms.country_at(document.tokens, index + 1)
    last = index + 1 + n_words
    following = last
    while following < end and document.tokens[following].form in _PASSED:
        following += 1
    if following in taken:
        return "", last
    if not code:
        if index + 1 < end and document.tokens[index + 1].form in {"الموقته", "الاقتصاديه", "التجاريه", "الثقافيه"}:
            return "", last
        named = [c for c, n in evidence.countries.most_common(1) if n >= 2]
        code = named[0] if named and not _only_stood_by(document, vocabulary, known, named[0]) else ""
    return vocabulary.capitals.get(code, ""), last


def _only_stood_by(document: Document, vocabulary: PlaceVocabulary, known: Sequence[PlaceMention], code: str) -> bool:
    """Tell «مسيرة في العاصمة تضامنا مع غزة»: all of the country that is named is whom others stand by."""
    own = [m for m in known if vocabulary.country_of(m.place_id) == code]
    return bool(own) and all(document.tokens[m.first_token - 1].form == _WITH for m in own)


def _kingdom(document: Document, vocabulary: PlaceVocabulary) -> str:
    """Return the country «المملكة» means: the outlet's own if it is a kingdom, else Saudi Arabia."""
    country = document.outlet_country if document.outlet_country in vocabulary.kingdoms else "SA"
    return f"cc:{country}"


def _part_of(
    document: Document, vocabulary: PlaceVocabulary, known: Sequence[PlaceMention], head: str, index: int, last: int
) -> str:
    """Return the city whose part «الأحياء الشرقية» is, the countryside that «الريف الجنوبي الشرقي» is; "" if none."""
    if head not in vocabulary.rural_heads:
        cities = [(m.place_id, m) for m in known if m.place_type in {"city", "town"}]
        return _in_focus(cities, index)
    directions = " ".join(t.form for t in document.tokens[index + 1 : last])
    units = [(unit, m) for m in known for unit in (m.place_id, *vocabulary.ancestors(m.place_id))
             if (unit, directions) in vocabulary.countrysides]  # fmt: skip
    unit = _in_focus(units, index)
    return vocabulary.countrysides[unit, directions] if unit else ""


def _in_focus(mentions: Sequence[tuple[str, PlaceMention]], index: int) -> str:
    """Return the place named just behind the token, else the one the article names most, those before it weigh more."""
    for place_id, mention in mentions:
        if index < mention.first_token <= index + 5:
            return place_id
    counts: dict[str, int] = {}
    for place_id, mention in mentions:
        counts[place_id] = counts.get(place_id, 0) + (1 if mention.first_token > index else 3)
    return max(counts, key=lambda place: (counts[place], place)) if counts else ""
