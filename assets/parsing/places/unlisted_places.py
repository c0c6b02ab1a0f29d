"""Places that no table lists, and parts of a city named by their direction.

Belongs here: a cue word with an unknown name («قرية طيبة»), its later mentions, «الأحياء الشرقية», «العاصمة الأفغانية»,
«المملكة». Does not belong here: names of the table (place_candidates.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from assets.parsing.model import Document, PlaceMention, Token, UnlistedName
from assets.parsing.places.place_names import Cue, PlaceVocabulary
from assets.parsing.places.place_resolution import Evidence
from assets.parsing.text.name_trie import TRANSPARENT

# the last letters of «العاصمة», «المملكة», «الأحياء» and the like: a quick test before the readings are compared
_RELATIVE_ENDINGS = ("اصمه", "ملكه", "حياء", "واحي", "طراف", "ياوها", "يايها")
_WEAK = Cue("region", False, True)


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
    heads = vocabulary.capital_words | vocabulary.kingdom_words | vocabulary.relative_heads
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
                place_id, last = _capital(document, vocabulary, index, sentence.last_token, taken, evidence)
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
                place_id = _city_in_focus(vocabulary, known, index, sentence.no, document) if last > index + 1 else ""
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
    document: Document, vocabulary: PlaceVocabulary, index: int, end: int, taken: set[int], evidence: Evidence
) -> tuple[str, int]:
    """Return the capital that «العاصمة» + adjective means; a named capital behind it is a mention of its own."""
    code, n_words = vocabulary.demonyms.country_at(document.tokens, index + 1)
    last = index + 1 + n_words
    following = last
    while following < end and document.tokens[following].form in {*TRANSPARENT, "،", "("}:
        following += 1
    if following in taken:
        return "", last
    if not code:
        if index + 1 < end and document.tokens[index + 1].form in {"الموقته", "الاقتصاديه", "التجاريه", "الثقافيه"}:
            return "", last
        named = [c for c, n in evidence.countries.most_common(1) if n >= 2]
        code = named[0] if named else ""
    return vocabulary.capitals.get(code, ""), last


def _kingdom(document: Document, vocabulary: PlaceVocabulary) -> str:
    """Return the country «المملكة» means: the outlet's own if it is a kingdom, else Saudi Arabia."""
    country = document.outlet_country if document.outlet_country in vocabulary.kingdoms else "SA"
    return f"cc:{country}"


def _city_in_focus(
    vocabulary: PlaceVocabulary, known: Sequence[PlaceMention], index: int, sentence_no: int, document: Document
) -> str:
    """Return the city a part of town lies in: one named just behind it, else the one the article names most."""
    cities = [m for m in known if m.place_type in {"city", "town"}]
    for mention in cities:
        if index < mention.first_token <= index + 5:
            return mention.place_id
    counts: dict[str, int] = {}
    for mention in cities:
        counts[mention.place_id] = counts.get(mention.place_id, 0) + (1 if mention.first_token > index else 3)
    return max(counts, key=lambda place: (counts[place], place)) if counts else ""


def find_unlisted(
    document: Document,
    vocabulary: PlaceVocabulary,
    known: Sequence[PlaceMention],
    taken: set[int],
    evidence: Evidence,
    is_unknown_word: Callable[[str], bool] | None,
) -> list[PlaceMention]:
    """Return the unlisted names behind a cue word: «قرية طيبة», «بلدة "سهل الغرب" في محافظة حجة»."""
    found: list[PlaceMention] = []
    ids: dict[str, str] = {}
    tokens = document.tokens
    for sentence in document.sentences:
        index, end = sentence.first_token, sentence.last_token
        while index < end - 1:
            cue = vocabulary.cue_of(tokens[index]) if tokens[index].kind == "word" else None
            is_weak = cue is None and tokens[index].form in vocabulary.weak_cues
            first = index + 1
            while first < end and tokens[first].form in TRANSPARENT:
                first += 1
            index += 1
            if (
                first >= end
                or first in taken
                or index - 1 in taken
                or not (is_weak or (cue is not None and cue.is_naming))
            ):
                continue
            # such words lead to a place only where no dictionary knows the next one, or it is said to lie somewhere
            if is_weak and not (
                (is_unknown_word is not None and is_unknown_word(tokens[first].form))
                or _is_located(tokens, first, end, vocabulary)
            ):
                continue
            cue = cue or _WEAK
            last = _name_end(document, vocabulary, first, end, taken, is_unknown_word)
            if last == first:
                continue
            found.append(
                _register(document, vocabulary, cue, tokens[index - 1].form, first, last, known, ids, evidence)
            )
            index = last
    return found


def _is_located(tokens: tuple[Token, ...], index: int, end: int, vocabulary: PlaceVocabulary) -> bool:
    """Tell a word that is said to lie somewhere: «جنوب دابوا الواقعة على بحيرة تشاد»."""
    at = index + 1
    while at < end and tokens[at].form in TRANSPARENT:
        at += 1
    return at < end and tokens[at].form in vocabulary.located_words


def _name_end(
    document: Document,
    vocabulary: PlaceVocabulary,
    first: int,
    end: int,
    taken: set[int],
    is_unknown_word: Callable[[str], bool] | None,
) -> int:
    """Return the token after an unlisted name that begins at `first`, or `first` where no name begins."""
    tokens = document.tokens
    token = tokens[first]
    if token.kind != "word" or len(token.form) < 3 or _is_common(token.form, vocabulary):
        return first
    if vocabulary.demonyms.countries.get(token.form):
        return first
    last = first + 1
    if token.form in vocabulary.name_heads:
        if last < end and tokens[last].kind == "word" and not _is_common(tokens[last].form, vocabulary):
            return last + 1
        return first
    if is_unknown_word is not None and is_unknown_word(token.form):
        while last < min(end, first + 3) and last not in taken and tokens[last].kind == "word" \
                and is_unknown_word(tokens[last].form) and not _is_common(tokens[last].form, vocabulary):  # fmt: skip
            last += 1
    return last


def _is_common(form: str, vocabulary: PlaceVocabulary) -> bool:
    """Tell a word that is no name: listed so, a preposition, a direction or another cue."""
    return (
        form in vocabulary.not_names
        or (form[0] in "وبل" and (form[1:] in vocabulary.cues or form[1:] in vocabulary.not_names))
        or form in vocabulary.prepositions
        or form in vocabulary.directions
        or form in vocabulary.direction_adjectives
        or form in vocabulary.cues
        or form.isascii()
    )


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
    start, end = tokens[first].start, tokens[last - 1].end
    folded = " ".join(token.form for token in tokens[first:last] if token.kind == "word")
    container = _container(known, first, last, evidence, vocabulary)
    place_id = ids.setdefault(folded, unlisted_id(folded, container))
    name = document.text[start:end]
    kind = cue.place_type
    listed = document.unlisted_places.setdefault(place_id, UnlistedName(place_id, name, kind, container))
    return PlaceMention(start, end, first, last, place_id, name, kind, False, cue_word, listed.container_id)


def unlisted_id(folded_name: str, container_id: str) -> str:
    """Return the id of an unlisted place: the same name in the same container is the same place."""
    return "plcx:" + hashlib.sha256(f"{folded_name}|{container_id}".encode()).hexdigest()[:12]


def _container(
    known: Sequence[PlaceMention], first: int, last: int, evidence: Evidence, vocabulary: PlaceVocabulary
) -> str:
    """Return where an unlisted place lies: a place named just behind it, just before it, else the article's country."""
    behind = [m for m in known if last <= m.first_token <= last + 4]
    before = [m for m in known if first - 8 <= m.first_token < first]
    for mention in (*behind, *reversed(before)):
        if mention.place_type in {"governorate", "district", "city", "town", "region", "country"}:
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
