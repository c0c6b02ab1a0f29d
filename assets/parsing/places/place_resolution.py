"""Which place a name means: decided by parents, neighbours, cue words and the article's country, never by chance.

Belongs here: evidence of an article for countries and containers, and the weighing of a name's bearers against it.
Does not belong here: finding names (place_candidates.py), unlisted names (places.py).

The weights order the reasons: a country or unit named right at the name beats a cue's type, that beats what the rest
of the sentence and the article name, and population only breaks ties.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from assets.parsing.model import Document
from assets.parsing.places.place_candidates import Candidate
from assets.parsing.places.place_names import Bearer, PlaceRecord, PlaceVocabulary

_SETTLEMENTS = frozenset({"city", "town", "village"})
_LARGE = 50_000
_TOWN = 10_000
_SAID = 100.0
_OF_SENTENCE = 30.0
_OF_ARTICLE = 20.0
_COUNTRY_SHARE = 40.0
_CUE_TYPE = 60.0
_CUE_CLASS = 35.0
_CUE_AGAINST = -40.0
# bare «إدلب» is the city, bare «تونس» the country, and a district or village least likely what the city's name means
_BARE_TYPE = {"country": 30.0, "city": 8.0, "governorate": 5.0, "region": 4.0, "town": 4.0, "site": 3.0,
              "neighbourhood": 1.0, "village": 0.0, "district": 0.0}  # fmt: skip


@dataclass(slots=True)
class Evidence:
    """What the article names beyond doubt: how often each country, and which places with all that contain them."""

    countries: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    by_sentence: dict[int, Counter[str]] = field(default_factory=dict)
    names_no_country: bool = True

    def share(self, country: str) -> float:
        """Return a country's share of the article's evidence."""
        total = self.countries.total()
        return self.countries[country] / total if total else 0.0


def gather_evidence(document: Document, candidates: Iterable[Candidate], vocabulary: PlaceVocabulary) -> Evidence:
    """Count the countries and containers named by unambiguous places, adjectives of countries and parties."""
    evidence = Evidence()
    for token in document.tokens:
        party = next((vocabulary.parties[rest] for _, rest in token.variants if rest in vocabulary.parties), "")
        if code := vocabulary.demonyms.country_of(token) or party:
            evidence.countries[code] += 1
    for candidate in candidates:
        sure = [b for b in candidate.bearers if b.rule == "always"]
        countries = {vocabulary.records[b.place_id].country for b in sure}
        if len(countries) != 1 or not (country := countries.pop()):
            continue
        evidence.countries[country] += 2
        line = _line(candidate, vocabulary)
        evidence.places.update(line)
        evidence.by_sentence.setdefault(candidate.sentence, Counter()).update(line)
    evidence.names_no_country = not evidence.countries
    if document.outlet_country:
        evidence.countries[document.outlet_country] += 1
    return evidence


def _line(candidate: Candidate, vocabulary: PlaceVocabulary) -> frozenset[str]:
    """Return the places an unambiguous name stands for: its likeliest bearer and all that contains it."""
    key = candidate.bearers
    line = vocabulary.lines.get(key)
    if line is None:
        sure = [vocabulary.records[b.place_id] for b in key if b.rule == "always"]
        line = frozenset()
        if sure and len({r.country for r in sure}) == 1:
            best = max(sure, key=lambda r: (_BARE_TYPE.get(r.place_type, 0.0), r.population, r.place_id))
            line = frozenset((best.place_id, *vocabulary.ancestors(best.place_id)))
        vocabulary.lines[key] = line
    return line


def resolve(
    candidate: Candidate, said_parents: tuple[str, ...], evidence: Evidence, vocabulary: PlaceVocabulary
) -> str:
    """Return the id of the place a name means, "" where it is no place here.

    `said_parents` are the places named right behind it («تلبيسة في محافظة حمص»).
    """
    allowed = [b for b in candidate.bearers if _may_stand(b, candidate, evidence, vocabulary, said_parents)]
    if not allowed:
        return ""
    best = max(allowed, key=lambda b: _score(b, candidate, said_parents, evidence, vocabulary))
    return best.place_id


def _may_stand(
    bearer: Bearer, candidate: Candidate, evidence: Evidence, vocabulary: PlaceVocabulary, said: tuple[str, ...]
) -> bool:
    """Tell whether a bearer's rule allows it in this context."""
    record = vocabulary.records[bearer.place_id]
    cue = candidate.cue
    if record.place_type == "country":
        return bearer.rule == "always" or candidate.is_placed
    if cue is not None and not _cue_fits(cue.place_type, record):
        return False
    if cue is None and record.country and _names_sea(candidate, vocabulary):
        return False  # «سفينة في البحر الأحمر», not «ولاية البحر الأحمر»
    if bearer.rule == "always":
        return True
    if _lies_elsewhere(record, said, vocabulary):
        return False
    if cue is not None and cue.place_type == record.place_type == "governorate":
        return True
    if candidate.said_country and candidate.said_country == record.country and (cue is not None or candidate.is_placed):
        return True
    known = evidence.share(record.country) >= 0.12 or _is_within(record, said, vocabulary)
    if (
        record.place_type == "neighbourhood"
        or bearer.rule == "with_cue"
        and record.place_type in {"village", "district"}
    ):
        above = vocabulary.ancestors(bearer.place_id)
        near = any(evidence.places[p] for p in above if not p.startswith("cc:"))
        known = near or (cue is not None and known)
    if not known:
        return (cue is not None and record.population >= _LARGE) or _is_only_town(
            candidate, record, evidence, vocabulary
        )
    if bearer.rule == "with_cue":
        return cue is not None
    return candidate.is_placed or candidate.n_words > 1


def _is_only_town(candidate: Candidate, record: PlaceRecord, evidence: Evidence, vocabulary: PlaceVocabulary) -> bool:
    """Tell «غارة على سراقب» where the text names no country at all: the one town of that name is meant."""
    told = candidate.cue is not None or candidate.is_placed
    is_town = record.place_type in _SETTLEMENTS and (record.population >= _TOWN or record.place_id.startswith("hand:"))
    of_one_land = all(vocabulary.records[b.place_id].country == record.country for b in candidate.bearers)
    return told and is_town and of_one_land and evidence.names_no_country


def _names_sea(candidate: Candidate, vocabulary: PlaceVocabulary) -> bool:
    """Tell a name that a sea or another region of no country bears too."""
    records = [vocabulary.records[b.place_id] for b in candidate.bearers]
    return any(r.place_type == "region" and not r.country for r in records)


def _lies_elsewhere(record: PlaceRecord, said: tuple[str, ...], vocabulary: PlaceVocabulary) -> bool:
    """Tell whether the article says right at the name that it lies in another governorate or country."""
    units = {p for p in said if vocabulary.records[p].place_type in {"governorate", "country"}}
    for district in (p for p in said if vocabulary.records[p].place_type == "district"):
        units |= {p for p in vocabulary.ancestors(district) if vocabulary.records[p].place_type == "governorate"}
    line = {record.place_id, *vocabulary.ancestors(record.place_id)}
    return bool(units) and not units & line


def _cue_fits(kind: str, record: PlaceRecord) -> bool:
    """Tell whether a cue of this type may announce such a place at all: «حي حلب» is not the city."""
    if kind == "neighbourhood":
        return record.place_type in {"neighbourhood", "region", "site", "village", "town"}
    if kind in {"city", "town", "village"}:
        return record.place_type not in {"country", "governorate"} or kind == "city"
    return True


def _is_within(record: PlaceRecord, containers: tuple[str, ...], vocabulary: PlaceVocabulary) -> bool:
    """Tell whether a place lies in one of the containers; a region without a country contains nothing."""
    return bool(containers) and any(c in containers for c in vocabulary.ancestors(record.place_id))


def _score(
    bearer: Bearer, candidate: Candidate, said: tuple[str, ...], evidence: Evidence, vocabulary: PlaceVocabulary
) -> tuple[float, str]:
    """Return how well a bearer fits; its id breaks ties, so that the result never depends on order."""
    record = vocabulary.records[bearer.place_id]
    score = min(math.log10(record.population + 1), 7) * 2
    if candidate.said_country and candidate.said_country == record.country:
        score += _SAID
    if _is_within(record, said, vocabulary):
        score += _SAID
    score += _COUNTRY_SHARE * evidence.share(record.country)
    above = [p for p in vocabulary.ancestors(bearer.place_id) if not p.startswith("cc:")]
    # a name is no evidence for itself: «الكويت» the town would be borne out by its own governorate
    own = _line(candidate, vocabulary)
    nearby = evidence.by_sentence.get(candidate.sentence)
    if nearby and any(nearby[p] > (p in own) for p in above):
        score += _OF_SENTENCE
    if any(evidence.places[p] > (p in own) for p in above):
        score += _OF_ARTICLE
    score += _type_score(candidate, record)
    return score, bearer.place_id


def _type_score(candidate: Candidate, record: PlaceRecord) -> float:
    """Return how well the type fits the cue, or how likely the bare name means this type."""
    if candidate.cue is None:
        return _BARE_TYPE.get(record.place_type, 0.0)
    kind = candidate.cue.place_type
    if kind == record.place_type:
        return _CUE_TYPE
    if kind in _SETTLEMENTS and record.place_type in _SETTLEMENTS:
        return _CUE_CLASS
    if kind == "governorate" or record.place_type == "governorate":
        return _CUE_AGAINST
    return _BARE_TYPE.get(record.place_type, 0.0)
