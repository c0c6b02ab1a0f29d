"""The words around triggers: means, violence, quiet subjects, prepositions, clause connectors.

Belongs here: reading `lexicon/event_context.yaml` and asking whether a stretch of words holds one of a list.
Does not belong here: which trigger needs which words (relevance.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.text.fold import word_form
from assets.parsing.text.tokens import word_keys

_LEXICON = LEXICON / "event_context.yaml"
_CACHED_FORMS = 200_000
_NESTED = ("means", "quiet_words")
_PLAIN = ("munition_verbs", "state_forces", "means_actors", "scene_types", "party_lists")


class WordIndex:
    """Which lists hold a word: every list is one bit, so that a word is looked up once for all of them."""

    def __init__(self) -> None:
        """Begin without lists."""
        self._words: dict[str, int] = {}
        self._phrase_starts: dict[str, int] = {}
        self._known: dict[str, tuple[int, int]] = {}
        self._names: dict[int, str] = {}
        self._names_of: dict[int, tuple[str, ...]] = {0: ()}

    def call(self, bit: int, name: str) -> None:
        """Give the list of a bit its name."""
        self._names[bit] = name

    def names_of(self, bits: int) -> tuple[str, ...]:
        """Return the names of the lists that the bits stand for."""
        known = self._names_of.get(bits)
        if known is None:
            known = self._names_of[bits] = tuple(name for bit, name in self._names.items() if bits & bit)
        return known

    def add(self, words: Iterable[str], phrases: Iterable[tuple[str, ...]], bit: int) -> None:
        """Enter the folded words and phrases of one list."""
        for word in words:
            self._words[word] = self._words.get(word, 0) | bit
        for phrase in phrases:
            self._phrase_starts[phrase[0]] = self._phrase_starts.get(phrase[0], 0) | bit

    def lists_of(self, form: str) -> tuple[int, int]:
        """Return the bits of the lists that hold a spelling as a word, and of those where it may begin a phrase."""
        known = self._known.get(form)
        if known is None:
            words = phrases = 0
            for key in word_keys(form):
                words |= self._words.get(key, 0)
                phrases |= self._phrase_starts.get(key, 0)
            known = words, phrases
            if len(self._known) < _CACHED_FORMS:
                self._known[form] = known
        return known


@dataclass(frozen=True, slots=True)
class WordSet:
    """Single words and longer phrases, folded; `bit` stands for the list in the index of all lists."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    bit: int

    def find(self, view: SentenceView, start: int, end: int, skip: range = range(0)) -> int:
        """Return the index of the first token of [start, end) that begins a listed word or phrase, -1 without one."""
        bit = self.bit
        if not view.held_lists & bit:
            return -1
        base = view.first
        words, phrases = view.word_lists, view.phrase_lists
        for at in range(start - base if start > base else 0, (end if end < view.last else view.last) - base):
            if not (words[at] | phrases[at]) & bit or at + base in skip:
                continue
            if words[at] & bit or self._begins_phrase(view, at + base):
                return at + base
        return -1

    def holds(self, view: SentenceView, start: int, end: int, skip: range = range(0)) -> bool:
        """Tell whether [start, end) holds a listed word outside `skip`."""
        return bool(view.held_lists & self.bit) and self.find(view, start, end, skip) >= 0

    def _begins_phrase(self, view: SentenceView, position: int) -> bool:
        """Tell whether a listed phrase begins at a token."""
        keys = word_keys(view.form(position))
        return any(
            phrase[0] in keys and all(view.form(position + k) == phrase[k] for k in range(1, len(phrase)))
            for phrase in self.phrases
        )


@dataclass(frozen=True, slots=True)
class EventContext:
    """All word lists of the event stages."""

    sets: dict[str, WordSet]
    means: tuple[tuple[str, WordSet], ...]
    quiet: tuple[WordSet, ...]
    index: WordIndex
    munition_verbs: frozenset[str]
    state_forces: dict[str, str]
    means_actors: frozenset[str]
    scene_types: dict[str, tuple[str, ...]]
    connectors: frozenset[str]
    qualified: frozenset[str]
    direction_stems: tuple[str, ...]
    party_lists: tuple[tuple[int, str], ...]

    def __getitem__(self, name: str) -> WordSet:
        """Return one of the named word lists."""
        return self.sets[name]

    def names_of(self, bits: int) -> tuple[str, ...]:
        """Return the names of the word lists that hold a word, from its bits in a sentence's view."""
        return self.index.names_of(bits)

    def forms(self, name: str) -> frozenset[str]:
        """Return the single words of a list, for words that count only as they stand («في», not «وفي»)."""
        return self.sets[name].words


@lru_cache(maxsize=1)
def load_context() -> EventContext:
    """Read the word lists once per process."""
    data = read_yaml(_LEXICON)
    index = WordIndex()
    bits = iter(1 << number for number in range(1_000))

    def word_set(name: str, words: list[str]) -> WordSet:
        bit = next(bits)
        index.call(bit, name)
        return _word_set(words, bit, index)

    sets = {name: word_set(name, words) for name, words in data.items() if name not in _NESTED and name not in _PLAIN}
    return EventContext(
        sets=sets,
        means=tuple((subtype, word_set(f"means of {subtype}", words)) for subtype, words in data["means"].items()),
        quiet=tuple(word_set(f"quiet {name}", words) for name, words in data["quiet_words"].items()),
        index=index,
        munition_verbs=frozenset(data["munition_verbs"]),
        state_forces=data["state_forces"],
        means_actors=frozenset(data["means_actors"]),
        scene_types={word_form(word): tuple(types) for word, types in data["scene_types"].items()},
        connectors=frozenset(form for word in data["connectors"] for form in _with_conjunctions(word_form(word))),
        qualified=sets["force_things"].words | sets["target_things"].words,
        direction_stems=tuple(word_form(word) for word in data["direction_stems"]),
        party_lists=tuple((sets[name].bit, name) for name in data["party_lists"]),
    )


def _word_set(words: list[str], bit: int, index: WordIndex) -> WordSet:
    """Fold a list of words and phrases and enter it in the index."""
    folded = [tuple(word_form(str(word)).split()) for word in words]
    single = frozenset(word[0] for word in folded if len(word) == 1)
    phrases = tuple(word for word in folded if len(word) > 1)
    index.add(single, phrases, bit)
    return WordSet(single, phrases, bit)


def _with_conjunctions(word: str) -> tuple[str, ...]:
    """Return the word with and without و and ف."""
    return (word, "و" + word, "ف" + word)
