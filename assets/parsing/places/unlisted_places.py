"""Places that no table lists: they keep their written name, get an id of their own and the place they lie in.

Belongs here: a cue word with an unknown name («قرية طيبة», «معسكر خالد بن الوليد»), lists of such names, their later
mentions. Does not belong here: how far a name reaches (unlisted_names.py), names of the table (place_candidates.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from assets.parsing.model import Document, PlaceMention, Token, UnlistedName
from assets.parsing.morphology.word_readings import Morphology
from assets.parsing.places.place_candidates import is_by_way_of
from assets.parsing.places.place_names import Cue, PlaceVocabulary
from assets.parsing.places.place_resolution import Evidence
from assets.parsing.places.unlisted_names import NameReader
from assets.parsing.text.name_trie import TRANSPARENT

_WEAK = Cue("region", False, "unknown")
_CONTAINING = frozenset({"governorate", "district", "city", "town", "region", "country"})


def find_unlisted(
    document: Document,
    vocabulary: PlaceVocabulary,
    known: Sequence[PlaceMention],
    taken: set[int],
    evidence: Evidence,
    morphology: Morphology | None,
) -> list[PlaceMention]:
    """Return the unlisted names behind a cue word: «قرية طيبة», «بلدة "سهل الغرب" في محافظة حجة»."""
    found: list[PlaceMention] = []
    ids: dict[str, str] = {}
    tokens = document.tokens
    reader = NameReader(tokens, vocabulary, taken, morphology)
    for sentence in document.sentences:
        index, end = sentence.first_token, sentence.last_token
        while index < end - 1:
            token = tokens[index]
            index += 1
            if token.kind != "word" or index - 1 in taken:
                continue
            cue = vocabulary.cue_of(token)
            if cue is None and token.form in vocabulary.weak_cues:
                cue = _WEAK
            if cue is None or not cue.naming or is_by_way_of(tokens, index - 1, cue):
                continue
            first = index
            while first < end and tokens[first].form in TRANSPARENT:
                first += 1
            last = reader.name_end(cue, first, end)
            if last == first and cue.is_plural and first in taken:
                # «بلدات كفرنبل وحاس»: the list begins with a listed one
                behind = next((k for k in range(first, end) if k not in taken), end)
                first, last = reader.next_of_list(cue, behind, end)
            while last > first:
                in_name = index - 1 if cue.naming in ("site", "road") else first
                found.append(_register(document, vocabulary, cue, token.form, in_name, last, known, ids, evidence))
                index = last
                first, last = reader.next_of_list(cue, last, end)
    return found


def _register(
    document: Document,
    vocabulary: PlaceVocabulary,
    cue: Cue,
    cue_word: str,
    first: int,
    last: int,
    known: Sequence[PlaceMention],
    ids: dict[str, str],
    evidence: Evidence,
) -> PlaceMention:
    """Return the mention of an unlisted place and list it in the document; a name keeps its first id in an article."""
    tokens = document.tokens
    proclitics = _proclitics(tokens[first], vocabulary, cue)
    start, end = tokens[first].start + len(proclitics), tokens[last - 1].end
    words = [token.form for token in tokens[first:last] if token.kind == "word"]
    folded = " ".join([words[0][len(proclitics) :], *words[1:]])
    container = container_of(known, first, last, evidence)
    place_id = ids.setdefault(folded, unlisted_id(folded, container))
    written = [document.text[t.start : t.end] for t in tokens[first:last] if t.kind == "word"]
    name = " ".join([written[0][len(proclitics) :], *written[1:]])
    kind = cue.place_type
    listed = document.unlisted_places.setdefault(place_id, UnlistedName(place_id, name, kind, container))
    return PlaceMention(start, end, first, last, place_id, name, kind, False, cue_word, listed.container_id)


def _proclitics(token: Token, vocabulary: PlaceVocabulary, cue: Cue) -> str:
    """Return what is glued in front of the first word of a name: «بمعسكر خالد», «دارزاب وقوش طيبة»."""
    if cue.naming in ("site", "road"):
        return next((pro for pro, rest in token.variants if rest in vocabulary.cues), "")
    return "و" if cue.is_plural and token.form.startswith("و") and len(token.variants) > 1 else ""


def unlisted_id(folded_name: str, container_id: str) -> str:
    """Return the id of an unlisted place: the same name in the same container is the same place."""
    return "plcx:" + hashlib.sha256(f"{folded_name}|{container_id}".encode("utf-8", "replace")).hexdigest()[:12]


def container_of(known: Sequence[PlaceMention], first: int, last: int, evidence: Evidence) -> str:
    """Return where an unlisted place lies: a place named just behind it, just before it, else the article's country."""
    behind = [m for m in known if last <= m.first_token <= last + 4]
    before = [m for m in known if first - 8 <= m.first_token < first]
    for mention in [*behind, *reversed(before)]:
        if mention.place_type in _CONTAINING:
            return mention.place_id
    focus = [c for c, _ in evidence.countries.most_common(1)]
    return f"cc:{focus[0]}" if focus else ""


def repeat_unlisted(
    document: Document, vocabulary: PlaceVocabulary, unlisted: Sequence[PlaceMention], taken: set[int]
) -> list[PlaceMention]:
    """Return later mentions, without a cue word, of names that a cue word introduced: «في طيبة»."""
    names: dict[str, tuple[tuple[str, ...], PlaceMention]] = {}
    for mention in unlisted:
        words = tuple(t.form for t in document.tokens[mention.first_token : mention.last_token] if t.kind == "word")
        names.setdefault(words[0], (words, mention))
    if not names:
        return []
    found: list[PlaceMention] = []
    tokens = document.tokens
    for index, token in enumerate(tokens):
        if index in taken or token.kind != "word":
            continue
        for proclitics, rest in token.variants:
            if rest not in names:
                continue
            words, mention = names[rest]
            last = index + len(words)
            if tuple(t.form for t in tokens[index + 1 : last]) != words[1:]:
                continue
            leads = vocabulary.prepositions | vocabulary.directions
            led = "ب" in proclitics or (index > 0 and any(r in leads for _, r in tokens[index - 1].variants))
            led = led or (index > 0 and vocabulary.cue_of(tokens[index - 1]) is not None)  # «سوق الشريجة»
            if led or len(words) > 1:
                start, end = token.start + len(proclitics), tokens[last - 1].end
                name = document.text[start:end]
                found.append(
                    PlaceMention(
                        start, end, index, last, mention.place_id, name, mention.place_type, False, "",
                        mention.container_id,
                    )
                )  # fmt: skip
            break
    return found
