"""The words around triggers: means, violence, quiet subjects, clause connectors.

Belongs here: reading `lexicon/event_context.yaml` and asking whether a stretch of words holds one of a list.
Does not belong here: which trigger needs which words (relevance.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import yaml

from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.lexicon_files import LEXICON
from assets.parsing.text.fold import word_form
from assets.parsing.text.tokens import word_keys

_LEXICON = LEXICON / "event_context.yaml"


@dataclass(frozen=True, slots=True)
class WordSet:
    """Single words and longer phrases, folded."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]

    def find(self, view: SentenceView, start: int, end: int, skip: range = range(0)) -> int:
        """Return the index of the first token of [start, end) that begins a listed word or phrase, -1 without one."""
        for index in range(max(start, view.first), min(end, view.last)):
            if index in skip:
                continue
            keys = word_keys(view.tokens[index].form)
            if not self.words.isdisjoint(keys):
                return index
            for phrase in self.phrases:
                if phrase[0] in keys and all(view.form(index + k) == phrase[k] for k in range(1, len(phrase))):
                    return index
        return -1

    def holds(self, view: SentenceView, start: int, end: int, skip: range = range(0)) -> bool:
        """Tell whether [start, end) holds a listed word outside `skip`."""
        return self.find(view, start, end, skip) >= 0

    def count(self, forms: list[str]) -> int:
        """Return how many of the words are listed (phrases aside)."""
        return sum(1 for form in forms if any(key in self.words for key in word_keys(form)))


@dataclass(frozen=True, slots=True)
class EventContext:
    """All word lists of the event stages."""

    sets: dict[str, WordSet]
    means: tuple[tuple[str, WordSet], ...]
    quiet: tuple[tuple[str, WordSet], ...]
    munition_verbs: frozenset[str]
    state_forces: dict[str, str]
    connectors: frozenset[str]

    @property
    def qualified(self) -> frozenset[str]:
        """Return the nouns that a nationality adjective makes a party: «طائرات», «أهداف»."""
        return self.sets["force_things"].words | self.sets["target_things"].words

    def __getitem__(self, name: str) -> WordSet:
        """Return one of the named word lists."""
        return self.sets[name]


def _word_set(words: list[str]) -> WordSet:
    """Fold a list of words and phrases."""
    folded = [tuple(word_form(str(word)).split()) for word in words]
    return WordSet(
        frozenset(word[0] for word in folded if len(word) == 1), tuple(word for word in folded if len(word) > 1)
    )


@lru_cache(maxsize=1)
def load_context() -> EventContext:
    """Read the word lists once per process."""
    data = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    nested = ("means", "quiet_words")
    plain = ("munition_verbs", "state_forces")
    return EventContext(
        sets={name: _word_set(words) for name, words in data.items() if name not in (*nested, *plain)},
        means=tuple((subtype, _word_set(words)) for subtype, words in data["means"].items()),
        quiet=tuple((subject, _word_set(words)) for subject, words in data["quiet_words"].items()),
        munition_verbs=frozenset(data["munition_verbs"]),
        state_forces=data["state_forces"],
        connectors=frozenset(form for word in data["connectors"] for form in _with_conjunctions(word_form(word))),
    )


def _with_conjunctions(word: str) -> tuple[str, ...]:
    """Return the word with and without و and ف."""
    return (word, "و" + word, "ف" + word)
