"""The figures of a score: shares, and precision with recall.

Belongs here: arithmetic. Does not belong here: what is counted.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Share:
    """How many of `n` judged pairs are right."""

    right: int = 0
    n: int = 0

    def count(self, is_right: bool) -> None:
        """Adds one judged pair."""
        self.right += is_right
        self.n += 1

    @property
    def value(self) -> float | None:
        """The share, None where nothing was judged."""
        return self.right / self.n if self.n else None


@dataclass(slots=True)
class Overlap:
    """How much of what is there was found, and how much of what was found is there."""

    gold: int = 0
    found: int = 0
    matched: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is in the gold."""
        return self.matched / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found."""
        return self.matched / self.gold if self.gold else None

    @property
    def value(self) -> float | None:
        """F1, the harmonic mean of precision and recall; None where there is nothing on either side."""
        total = self.gold + self.found
        return 2 * self.matched / total if total else None
