"""Places: every place name of the article with the id it was resolved to, unlisted and relative places included.

Belongs here: the stage itself, and names that no table lists. Does not belong here: where listed names stand
(place_candidates.py), which bearer of a name is meant (place_resolution.py), the tables (place_names.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assets.parsing.model import Document, PlaceMention
from assets.parsing.morphology.word_readings import Morphology
from assets.parsing.places.named_sites import find_sites
from assets.parsing.places.place_candidates import Candidate, find_candidates
from assets.parsing.places.place_names import PlaceVocabulary, load_vocabulary, place_record
from assets.parsing.places.place_resolution import gather_evidence, resolve
from assets.parsing.places.relative_places import find_relative
from assets.parsing.places.unlisted_places import find_unlisted, repeat_unlisted
from assets.parsing.text.name_trie import TRANSPARENT, written_name

__all__ = [
    "PlaceVocabulary",
    "article_country_focus",
    "find_places",
    "load_vocabulary",
    "place_record",
    "places_outside_actors",
    "story_country",
]

_ENOUGH = 2
_SHORT = 3
_MOSTLY = 0.6
_LINKS = frozenset({"في", "ب", "التابعه", "التابع", "ل"})


def find_places(
    document: Document, vocabulary: PlaceVocabulary, morphology: Morphology | None = None
) -> tuple[PlaceMention, ...]:
    """Return the places of the article in order of place; unlisted ones are registered in the document.

    `morphology` tells names from dictionary words, so that an unlisted name may run over several words.
    """
    candidates = find_candidates(document, vocabulary)
    evidence = gather_evidence(document, candidates, vocabulary)
    resolved = [
        resolve(candidate, _said_parents(document, candidates, number, vocabulary), evidence, vocabulary)
        for number, candidate in enumerate(candidates)
    ]
    mentions = _mentions_of(document, candidates, resolved, vocabulary)
    taken = _taken(mentions)
    mentions += find_relative(document, vocabulary, tuple(mentions), taken, evidence)
    mentions.sort(key=lambda m: m.start)
    taken = _taken(mentions)
    sites = find_sites(document, vocabulary, tuple(mentions), taken, evidence)
    taken |= _taken(sites)
    unlisted = find_unlisted(document, vocabulary, tuple(mentions), taken, evidence, morphology)
    taken |= _taken(unlisted)
    unlisted += repeat_unlisted(document, vocabulary, unlisted, taken)
    return tuple(sorted((*mentions, *sites, *unlisted), key=lambda m: m.start))


def _mentions_of(
    document: Document, candidates: Sequence[Candidate], resolved: Sequence[str], vocabulary: PlaceVocabulary
) -> list[PlaceMention]:
    """Return the mentions of resolved names, and of those that the article resolves elsewhere: «يستهدف عفرين»."""
    accepted: dict[str, str] = {}
    names = [_folded_name(document, candidate) for candidate in candidates]
    for candidate, place_id, name in zip(candidates, resolved, names, strict=True):
        if place_id and (candidate.cue is not None or candidate.is_placed):
            accepted.setdefault(name, place_id)
    mentions: list[PlaceMention] = []
    for candidate, place_id, name in zip(candidates, resolved, names, strict=True):
        is_told = (candidate.is_placed or name not in vocabulary.everyday) and len(name) > _SHORT
        known = place_id or (accepted.get(name, "") if is_told else "")
        if known:
            mentions.append(_mention(document, candidate, known, vocabulary))
    return mentions


def article_country_focus(document: Document, mentions: Sequence[PlaceMention]) -> list[str]:
    """Return the codes of the countries the article is about, most mentioned first; a headline counts three times."""
    counts = _country_counts(document, mentions)
    first: dict[str, int] = {}
    for mention in mentions:
        first.setdefault(_country(mention), mention.start)
    for token in document.tokens:
        if code := load_vocabulary().demonyms.country_of(token):
            counts[code] += 1
            first.setdefault(code, token.start)
    return sorted(counts, key=lambda code: (-counts[code], first[code], code))


def story_country(document: Document) -> str:
    """Return the id of the one country a story plays in, "" where it names too little or several.

    A state that acts is no scene: «تركيا» that warns, «موسكو» that denies.
    """
    acting = {actor.first_token for actor in document.actors}
    counts = _country_counts(document, [p for p in document.places if p.first_token not in acting or p.cue])
    if not counts:
        return ""
    code, count = counts.most_common(1)[0]
    return f"cc:{code}" if count >= _ENOUGH and count >= counts.total() * _MOSTLY else ""


def _country_counts(document: Document, mentions: Sequence[PlaceMention]) -> Counter[str]:
    """Return how much the places of an article name each country."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if country := _country(mention):
            in_headline = mention.start < document.headline_end
            # a town tells more of where the news is than the name of a country, which may be a party to it
            counts[country] += (3 if in_headline else 1) * (1 if mention.place_type == "country" else 2)
    return counts


def _country(mention: PlaceMention) -> str:
    """Return the code of the country a mention lies in, "" if unknown."""
    vocabulary = load_vocabulary()
    return vocabulary.country_of(mention.place_id) or vocabulary.country_of(mention.container_id)


def places_outside_actors(
    places: Sequence[PlaceMention], actors: Sequence[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """Return the places that are no part of an actor's name: «الخارجية الأميركية», «جيش حلب».

    `actors` are (start, end) spans; a span equal to the place's own keeps it, for a country may act and be a place.
    """
    spans = sorted(actors)
    kept = []
    for place in places:
        inside = any(s <= place.start and place.end <= e and (s, e) != (place.start, place.end) for s, e in spans)
        if not inside:
            kept.append(place)
    return tuple(kept)


def _said_parents(
    document: Document, candidates: Sequence[Candidate], number: int, vocabulary: PlaceVocabulary
) -> tuple[str, ...]:
    """Return the sure places named right behind a name as where it lies: «بني قيس في محافظة حجة», «زملكا بالغوطة»."""
    if number + 1 >= len(candidates):
        return ()
    here, there = candidates[number], candidates[number + 1]
    gap = document.tokens[here.last : there.first]
    if not gap and there.proclitics == "و" and there.cue is not None and there.cue.is_plural:
        return _said_parents(document, candidates, number + 1, vocabulary)  # «مديريتي حيران وعبس في محافظة حجة»
    if there.sentence != here.sentence or len(gap) > 3:
        return ()
    words = {rest for token in gap for _, rest in token.variants}
    linked = there.proclitics.startswith("ب") or bool(words & _LINKS) or any(t.form.startswith("ب") for t in gap)
    is_unit = there.cue is not None and there.cue.place_type in ("district", "governorate")
    linked = linked or (is_unit and len(gap) == 1)  # «عزلة الرحبة مديرية جبل حبشي»
    if not linked or any(t.kind != "word" and t.form not in TRANSPARENT for t in gap):
        return ()
    kind = there.cue.place_type if there.cue else ""
    return tuple(
        b.place_id
        for b in there.bearers
        if b.rule != "with_cue" and (not kind or kind == vocabulary.records[b.place_id].place_type or kind == "region")
    )


def _folded_name(document: Document, candidate: Candidate) -> str:
    """Return the folded words of a name without what is glued in front."""
    tokens = document.tokens[candidate.first : candidate.last]
    return " ".join([tokens[0].form[len(candidate.proclitics) :], *(t.form for t in tokens[1:])])


def _mention(document: Document, candidate: Candidate, place_id: str, vocabulary: PlaceVocabulary) -> PlaceMention:
    """Return the mention of a resolved name."""
    tokens = document.tokens
    start = _start_after(document, candidate.first, candidate.proclitics)
    end = tokens[candidate.last - 1].end
    record = vocabulary.records[place_id]
    name = written_name(document.text[start:end], tokens[candidate.first], candidate.proclitics)
    return PlaceMention(
        start, end, candidate.first, candidate.last, place_id, name, record.place_type, True,
        candidate.cue_words, record.parent_id,
    )  # fmt: skip


def _start_after(document: Document, index: int, proclitics: str) -> int:
    """Return the offset of a name behind its proclitics; behind «لل» it is that of the second lam."""
    token = document.tokens[index]
    plain = token.end - token.start == len(token.form)
    return token.start + len(proclitics) if plain else token.start


def _taken(mentions: Sequence[PlaceMention]) -> set[int]:
    """Return the indexes of the tokens that mentions cover."""
    return {index for mention in mentions for index in range(mention.first_token, mention.last_token)}
