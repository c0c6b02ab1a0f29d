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

    @property
    def first(self) -> int:
        """Return the first token of the triggers."""
        first = min([t.first for t in self.triggers])
        return min([first, *[t.first for t in self.supports]]) if self.supports else first

    @property
    def last(self) -> int:
        """Return the token after the triggers."""
        last = max([t.last for t in self.triggers])
        return max([last, *[t.last for t in self.supports]]) if self.supports else last

    @property
    def head(self) -> Trigger:
        """Return the trigger that names the event best: the first that is not a mere word of harm."""
        for trigger in self.triggers:
            if trigger.entry.frame != "harm":
                return trigger
        return self.triggers[0]

    @property
    def is_harm_only(self) -> bool:
        """Tell a mention that only words of killing and injury carry."""
        return all(t.entry.frame == "harm" for t in self.triggers)
