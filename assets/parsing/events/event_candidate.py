"""An event candidate: the triggers of one sentence that speak of one occurrence.

Belongs here: the record that the event stages fill in. Does not belong here: which triggers are one mention
(event_candidates.py, mention_joining.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger


@dataclass(slots=True, eq=False)
class EventCandidate:
    """One event mention in the making; token indices, `last` exclusive; `casualties` are numbers of counts."""

    view: SentenceView
    triggers: list[Trigger]
    event_type: str
    supports: list[Trigger] = field(default_factory=list)
    casualties: list[int] = field(default_factory=list)
    rule: str = ""
    _noted: int = field(init=False, default=0)
    _first: int = field(init=False, default=0)
    _last: int = field(init=False, default=0)
    _head: Trigger = field(init=False)

    @property
    def first(self) -> int:
        """Return the first token of the triggers."""
        self._note()
        return self._first

    @property
    def last(self) -> int:
        """Return the token after the triggers."""
        self._note()
        return self._last

    @property
    def head(self) -> Trigger:
        """Return the trigger that names the event best: the first that is not a mere word of harm."""
        self._note()
        return self._head

    def _note(self) -> None:
        """Find ends and head once for the triggers there are: every rule asks for them, and the lists only grow."""
        number = len(self.triggers) + len(self.supports)
        if self._noted == number:
            return
        self._noted = number
        carriers = [*self.triggers, *self.supports]
        self._first = min([t.first for t in carriers])
        self._last = max([t.last for t in carriers])
        self._head = next((t for t in self.triggers if t.entry.frame != "harm"), self.triggers[0])

    @property
    def is_harm_only(self) -> bool:
        """Tell a mention that only words of killing and injury carry."""
        return all(t.entry.frame == "harm" for t in self.triggers)
