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
    """One event mention in the making; token indices, `last` exclusive; `casualties` are numbers of counts.

    `head` is the trigger that names the event best. Triggers and supports come in by `add` and `add_support` alone.
    """

    view: SentenceView
    triggers: list[Trigger]
    event_type: str
    supports: list[Trigger] = field(default_factory=list)
    casualties: list[int] = field(default_factory=list)
    rule: str = ""
    first: int = field(init=False)
    last: int = field(init=False)
    head: Trigger = field(init=False)

    def __post_init__(self) -> None:
        """Note ends and head, for which every rule asks."""
        self._note()

    def add(self, trigger: Trigger) -> None:
        """Take a trigger into the mention."""
        self.triggers.append(trigger)
        self._note()

    def add_support(self, support: Trigger) -> None:
        """Take a support verb into the mention."""
        self.supports.append(support)
        self._note()

    def _note(self) -> None:
        """Find the ends of the mention, and its head: the first trigger that is not a mere word of harm."""
        carriers = [*self.triggers, *self.supports]
        self.first = min([t.first for t in carriers])
        self.last = max([t.last for t in carriers])
        self.head = next((t for t in self.triggers if t.entry.frame != "harm"), self.triggers[0])

    @property
    def is_harm_only(self) -> bool:
        """Tell a mention that only words of killing and injury carry."""
        return all(t.entry.frame == "harm" for t in self.triggers)
