"""Casualty words: the small words that link counts, end their reach, or tell what kind of harm a text is about.

Belongs here: lexicon/casualty_words.yaml, folded, and the tag of each token of a sentence.
Does not belong here: how tags combine into counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assets.parsing.casualties.harm_words import HarmWord, HarmWords, load_harm_words
from assets.parsing.casualties.victim_nouns import VictimNoun, VictimNouns, load_victim_nouns
from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.model import Token
from assets.parsing.text.fold import word_form

_LEXICON = LEXICON / "casualty_words.yaml"
_NEED_REACH = 12
_PEOPLE_REACH = 4
_CACHE_MAX = 400_000


class Tag(NamedTuple):
    """What one token may be in a report of harm; `cues` are the lists of casualty_words.yaml it stands in.

    `is_trigger` tells whether a sentence with this word is worth reading.
    """

    harm: HarmWord | None = None
    noun: VictimNoun | None = None
    cues: frozenset[str] = frozenset()
    harm_proclitics: str = ""
    noun_proclitics: str = ""
    may_start_phrase: bool = False
    is_trigger: bool = False


NOTHING = Tag()
_TRIGGER_CUES = frozenset({"subset", "majority", "those", "bodies", "falls", "losses"})
_NO_CUES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CasualtyVocabulary:
    """All words the stage knows, by folded form; `tags` caches the reading of each distinct form."""

    harm: HarmWords
    nouns: VictimNouns
    cues: dict[str, frozenset[str]]
    cue_phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    tags: dict[str, Tag]


@lru_cache(maxsize=1)
def load_vocabulary() -> CasualtyVocabulary:
    """Read the vocabulary of the stage."""
    lists: dict[str, list[str]] = read_yaml(_LEXICON)
    single: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entries in lists.items():
        for entry in entries:
            words = tuple(word_form(str(entry)).split())
            if len(words) == 1:
                single.setdefault(words[0], set()).add(name)
            else:
                phrases.setdefault(words[0], []).append((words, name))
    return CasualtyVocabulary(
        harm=load_harm_words(),
        nouns=load_victim_nouns(),
        cues={form: frozenset(names) for form, names in single.items()},
        cue_phrases={first: tuple(found) for first, found in phrases.items()},
        tags={},
    )


def tag_tokens(tokens: Sequence[Token], first: int, last: int, vocabulary: CasualtyVocabulary) -> list[Tag]:
    """Return the tag of each token of `tokens[first:last]`."""
    cache = vocabulary.tags
    if len(cache) > _CACHE_MAX:
        cache.clear()
    tags: list[Tag] = []
    for index in range(first, last):
        token = tokens[index]
        tag = cache.get(token.form)
        if tag is None:
            tag = cache[token.form] = _read_word(token, vocabulary)
        tags.append(tag)
    for at, tag in enumerate(tags):
        if tag is NOTHING:
            continue
        if tag.harm is not None and not _stands(tokens, tags, at, first, last, tag.harm):
            tags[at] = tag = tag._replace(harm=None, is_trigger=False)
        if tag.may_start_phrase:
            tags[at] = _read_phrases(tokens, first + at, last, tag, vocabulary)
    return tags


def _read_phrases(tokens: Sequence[Token], at: int, last: int, tag: Tag, vocabulary: CasualtyVocabulary) -> Tag:
    """Return the tag of a token with what the phrases that begin there add."""
    for proclitics, rest in tokens[at].variants:
        for words, harm in vocabulary.harm.phrases.get(rest, ()):
            if _follows(tokens, at, last, words):
                tag = tag._replace(harm=harm, harm_proclitics=proclitics, is_trigger=True)
                break
        for words, name in vocabulary.cue_phrases.get(rest, ()):
            if _follows(tokens, at, last, words):
                tag = tag._replace(cues=tag.cues | {name})
        pair = vocabulary.nouns.pairs.get(rest)
        if pair and at + 1 < last and (noun := pair.get(tokens[at + 1].form)):
            is_trigger = tag.is_trigger or noun.outcome is not None
            tag = tag._replace(noun=noun, noun_proclitics=proclitics, is_trigger=is_trigger)
    return tag


def _read_word(token: Token, vocabulary: CasualtyVocabulary) -> Tag:
    """Return what one word may be, the reading with the fewest proclitics first."""
    if token.kind != "word":
        return NOTHING
    harm = noun = None
    harm_proclitics = noun_proclitics = ""
    cues: frozenset[str] = _NO_CUES
    for proclitics, rest in token.variants:
        if harm is None and (harm := vocabulary.harm.words.get(rest)) is not None:
            harm_proclitics = proclitics
        if noun is None and (noun := vocabulary.nouns.words.get(rest)) is not None:
            noun_proclitics = proclitics
        if proclitics in ("", "و", "ف"):
            cues |= vocabulary.cues.get(rest, _NO_CUES)
    starts = any(
        rest in vocabulary.harm.phrases or rest in vocabulary.cue_phrases or rest in vocabulary.nouns.pairs
        for _, rest in token.variants
    )
    if "not_people" in cues:
        noun = None
    if harm is None and noun is None and not cues and not starts:
        return NOTHING
    is_trigger = (
        harm is not None or (noun is not None and noun.outcome is not None) or not cues.isdisjoint(_TRIGGER_CUES)
    )
    return Tag(harm, noun, cues, harm_proclitics, noun_proclitics, starts, is_trigger)


def _follows(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> bool:
    """Tell whether the rest of a phrase stands after its first word."""
    return at + len(words) <= last and all(tokens[at + k].form == words[k] for k in range(1, len(words)))


def _stands(tokens: Sequence[Token], tags: list[Tag], at: int, first: int, last: int, harm: HarmWord) -> bool:
    """Tell whether a word says harm here: what it needs stands by, and nothing that gives it another sense."""
    if harm.unless:
        around = range(max(first, first + at - _NEED_REACH), min(last, first + at + _NEED_REACH))
        if any(rest in harm.unless for k in around for _, rest in tokens[k].variants):
            return False
    if harm.takes_people and _spends(tokens, tags, at, first):
        return False
    if not harm.needs or _has_need(tokens, first, first + at, last, harm):
        return True
    return harm.takes_people and _tells_of_people(tokens, tags, at, first)


def _is_person(tags: list[Tag], index: int) -> bool:
    """Tell whether the word at this place of the sentence is a noun for people."""
    return 0 <= index < len(tags) and tags[index].noun is not None and not tags[index].cues


def _is_closed(tokens: Sequence[Token], tags: list[Tag], index: int, first: int) -> bool:
    """Tell whether no object follows: the clause ends, or an adverbial begins."""
    if index >= len(tags) or tokens[first + index].kind == "punct":
        return True
    return "prepositions" in tags[index].cues or tokens[first + index].form.startswith("ب")


def _spends(tokens: Sequence[Token], tags: list[Tag], at: int, first: int) -> bool:
    """Tell «قضى المتظاهرون ليلتهم في الساحة»: people, and behind them what they spent."""
    if not _is_person(tags, at + 1) or _is_closed(tokens, tags, at + 2, first) or _is_person(tags, at + 2):
        return False
    behind = tokens[first + at + 2].form
    return behind != "من" and not behind.startswith("ال")  # «قضت عائلة من خمسة أشخاص», «قضى المقاتلون الموالون للحكومة»


def _tells_of_people(tokens: Sequence[Token], tags: list[Tag], at: int, first: int) -> bool:
    """Tell «11 شخصا قضوا في القصف», «قضى 45 لاجئا»: people alone stand by."""
    if _is_person(tags, at - 1) and not tokens[first + at].form.startswith("و"):
        return _is_closed(tokens, tags, at + 1, first)
    people = next((k for k in range(at + 1, at + 1 + _PEOPLE_REACH) if _is_person(tags, k)), None)
    if people is None or any(tokens[first + k].kind == "punct" for k in range(at + 1, people)):
        return False
    return not any(tokens[first + k].form.startswith("ال") for k in range(at + 1, people))  # «قضى القذافي الابن سنوات»


def _has_need(tokens: Sequence[Token], first: int, at: int, last: int, harm: HarmWord) -> bool:
    """Tell whether a word that the harm word needs stands by: «لقي 23 شخصا مصرعهم», «أودى بحياة»."""
    before = _NEED_REACH if harm.kind == "masdar" else 2
    around = range(max(first, at - before), min(last, at + _NEED_REACH))
    return any(rest in harm.needs for k in around if k != at for _, rest in tokens[k].variants)
