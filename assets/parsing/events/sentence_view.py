"""One sentence with everything the earlier stages found in it, as the event stages read it.

Belongs here: access by token index and clause. Does not belong here: gathering it (sentence_gathering.py), what any of
it means.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention, DateMention, PlaceMention, Sentence, Token


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence's tokens and mentions; every index is an index into `Document.tokens`.

    `clause_of`, `word_lists` and `phrase_lists` have one entry for each token of the sentence: its clause, the word
    lists that hold it, and those where it may begin a phrase (bits of event_context.py). `held_lists` are the lists
    of all its words together: most questions after a list are answered by what no word of the sentence is in.
    `toll_rises` are the tokens from which a toll is the sum of a period (rising_tolls.py). `meant` remembers which
    triggers were taken for meant (relevance.py), which several stages ask. `first` and `last` are the indices of the
    first token and after the last one.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    casualties: tuple[tuple[int, CasualtyMention], ...]
    clause_of: tuple[int, ...]
    word_lists: tuple[int, ...]
    phrase_lists: tuple[int, ...]
    toll_rises: frozenset[int] = frozenset()
    meant: dict[tuple[Trigger, object], bool] = field(init=False, repr=False, compare=False, default_factory=dict)
    held_lists: int = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        """Note what every question about words asks for."""
        held = 0
        for lists in [*self.word_lists, *self.phrase_lists]:
            held |= lists
        object.__setattr__(self, "held_lists", held)
        object.__setattr__(self, "first", self.sentence.first_token)
        object.__setattr__(self, "last", self.sentence.last_token)

    def form(self, index: int) -> str:
        """Return the folded word at `index`, "" outside the sentence."""
        return self.tokens[index].form if self.first <= index < self.last else ""

    def clause(self, index: int) -> int:
        """Return the number of the clause that holds the token."""
        at = index - self.first
        if at < 0:
            return self.clause_of[0]
        return self.clause_of[at] if index < self.last else self.clause_of[-1]

    def clause_start(self, index: int) -> int:
        """Return the first token of the clause that holds the token."""
        return self.first + self.clause_of.index(self.clause(index))

    def clause_end(self, index: int) -> int:
        """Return the token after the clause that holds the token."""
        later = self.clause(index) + 1
        return self.first + self.clause_of.index(later) if later in self.clause_of else self.last

    def actors_between(self, start: int, end: int) -> list[ActorMention]:
        """Return the actor mentions that begin in [start, end)."""
        return [actor for actor in self.actors if start <= actor.first_token < end]
