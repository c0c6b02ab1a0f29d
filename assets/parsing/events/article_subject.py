"""The subject of an article: armed conflict, a quiet matter, a misfortune that nobody willed, or past centuries.

Belongs here: the measure by listed words, and from which share on an article counts as one. Does not belong here: what
follows for a single trigger (relevance.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from assets.parsing.events.event_context import EventContext, WordSet
from assets.parsing.events.sentence_view import SentenceView

_SEVERAL_SENTENCES = 4
_HARDLY_ANY = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What the article is about, in listed words per hundred words of it; `harmless` are causes that nobody wills."""

    violence: float
    quiet: float
    n_words: int
    harmless: float = 0.0
    history: float = 0.0
    n_arms: int = 1_000
    n_sentences: int = 1

    @property
    def is_quiet(self) -> bool:
        """Tell an article of sport, culture, trade, weather or technology."""
        several = self.quiet * self.n_words >= 150 or not self.violence
        return several and self.quiet >= 2.5 and self.quiet > 1.2 * self.violence

    @property
    def is_history(self) -> bool:
        """Tell an article of the battles of past centuries."""
        return self.history * self.n_words >= 200 and self.history >= 2.5 and self.history >= 0.3 * self.violence

    @property
    def is_misfortune(self) -> bool:
        """Tell an article of a natural disaster, an accident or a disease: its dead were not attacked."""
        return self.harmless >= 2.0 and self.harmless >= 0.5 * self.violence

    @property
    def is_unarmed(self) -> bool:
        """Tell a text of several sentences with hardly a word of arms, fighters or police: sport, courts, accidents."""
        return self.n_sentences >= _SEVERAL_SENTENCES and self.n_arms <= _HARDLY_ANY

    @property
    def is_violent(self) -> bool:
        """Tell an article of armed conflict."""
        return self.violence >= 3.0 and not self.is_quiet


def article_subject(views: tuple[SentenceView, ...], context: EventContext) -> Subject:
    """Measure the words of violence and of quiet subjects in the whole article."""
    tokens = [token for view in views for token in view.tokens[view.first : view.last]]
    forms = [token.form for token in tokens if token.kind == "word"]
    lists = chain.from_iterable(view.word_lists for view in views)
    marks = Counter([held for held, token in zip(lists, tokens, strict=True) if token.kind == "word"])
    text = " ".join(forms) + " "
    n_words = max(1, len(forms))

    def share(words: WordSet, with_phrases: bool = False) -> float:
        number = sum(times for mark, times in marks.items() if mark & words.bit)
        if with_phrases:
            number += sum(text.count(" ".join(phrase) + " ") for phrase in words.phrases)
        return 100.0 * number / n_words

    return Subject(
        violence=share(context["violence_words"]),
        quiet=max(share(words) for words in context.quiet),
        n_words=n_words,
        harmless=share(context["harmless_causes"], with_phrases=True),
        history=share(context["history_words"], with_phrases=True),
        n_arms=sum(times for mark, times in marks.items() if mark & context["arms_words"].bit),
        n_sentences=len(views),
    )
