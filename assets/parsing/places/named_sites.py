"""Buildings and squares named by what they are: «السفارة الأمريكية», «مقر الشركة الوطنية للكهرباء», «ميدان التحرير».

Belongs here: a building with its adjective or with the body it houses, as a site with the town it lies in. Does not
belong here: cue words with a name («مطار الشعيرات»: place_candidates.py, «قرية طيبة»: unlisted_places.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from assets.parsing.model import Document, PlaceMention, Token, UnlistedName
from assets.parsing.places.place_names import PlaceVocabulary
from assets.parsing.places.place_resolution import Evidence
from assets.parsing.places.unlisted_places import container_of, unlisted_id
from assets.parsing.text.name_trie import TRANSPARENT

_LONGEST = 4
_SHORTEST = 4


def find_sites(
    document: Document,
    vocabulary: PlaceVocabulary,
    known: Sequence[PlaceMention],
    taken: set[int],
    evidence: Evidence,
) -> list[PlaceMention]:
    """Return the buildings and squares that are named by what they are, registered in the document."""
    found: list[PlaceMention] = []
    named: dict[str, str] = {}
    tokens = document.tokens
    for sentence in document.sentences:
        for index in range(sentence.first_token, sentence.last_token - 1):
            token = tokens[index]
            if token.kind != "word" or index in taken:
                continue
            hit = vocabulary.site_head_of(token)
            if hit is None or tokens[index - 1].form in vocabulary.site_not_after:
                continue  # «نقل السفارة الأمريكية إلى القدس»: an institution
            proclitics, head = hit
            last = _end_of_name(tokens, index, head, sentence.last_token, vocabulary, taken)
            if last > index + 1:
                found.append(_register(document, index, last, proclitics, head, known, evidence, named))
    return found


def _end_of_name(
    tokens: Sequence[Token], index: int, head: str, end: int, vocabulary: PlaceVocabulary, taken: set[int]
) -> int:
    """Return the token after a site's name, or the one after its head where no name follows."""
    first = index + 1
    while first < end and tokens[first].form in TRANSPARENT:
        first += 1
    if first >= end or first in taken or tokens[first].kind != "word":
        return index + 1
    form = tokens[first].form
    if head in vocabulary.site_missions:  # «السفارة الأمريكية»
        return first + 1 if form in vocabulary.demonyms.countries else index + 1
    if head in vocabulary.site_titles:  # «القصر الرئاسي»
        return first + 1 if form in vocabulary.site_adjectives else index + 1
    is_house = form in vocabulary.site_houses  # «مقر وزارة الدفاع»
    if not is_house and not _may_name(form, vocabulary):
        return index + 1
    last = first + 1
    while last < min(first + _LONGEST, end) and last not in taken and tokens[last].kind == "word":
        further = tokens[last].form
        is_adjective = further.startswith("ال") and len(further) >= _SHORTEST and further not in vocabulary.not_before
        if not (is_adjective or further.startswith("لل")) or further.startswith(("الذي", "التي")):
            break
        if further in vocabulary.located_words or further.endswith(("ين", "ون")):
            break  # «مقر الاستخبارات القريب من السفارة»
        last += 1
    return last if last > first + 1 or not is_house else index + 1


def _may_name(form: str, vocabulary: PlaceVocabulary) -> bool:
    """Tell a definite noun that can name a building: «مبنى البرلمان», «ميدان التحرير»."""
    is_definite = form.startswith("ال") and len(form) >= _SHORTEST and not form.startswith(("الذي", "التي", "اللذ"))
    return is_definite and form.removeprefix("ال") not in vocabulary.not_names and form not in vocabulary.not_names


def _register(
    document: Document,
    first: int,
    last: int,
    proclitics: str,
    head: str,
    known: Sequence[PlaceMention],
    evidence: Evidence,
    named: dict[str, str],
) -> PlaceMention:
    """Return the mention of a site and list it in the document.

    `named` holds the ids of those named before, which a shorter name takes up: «مبنى المؤسسة الوطنية … مبنى المؤسسة».
    """
    tokens = document.tokens
    words = [t for t in tokens[first:last] if t.kind == "word"]
    start, end = words[0].start + len(proclitics), words[-1].end
    folded = " ".join([head, *(t.form for t in words[1:])])
    container = container_of(known, first, last, evidence)
    earlier = next((i for name, i in named.items() if f"{name} ".startswith(f"{folded} ")), "")
    place_id = earlier or unlisted_id(folded, container)
    named.setdefault(folded, place_id)
    written = " ".join(document.text[t.start : t.end] for t in words)[len(proclitics) :]
    listed = document.unlisted_places.setdefault(place_id, UnlistedName(place_id, written, "site", container))
    return PlaceMention(start, end, first, last, place_id, written, "site", False, head, listed.container_id)
