"""How far a name that no table lists reaches behind its cue word.

Belongs here: which words can be a name, its further words, the next name of a list. Does not belong here: what becomes
of the name (unlisted_places.py), the word lists (lexicon/places.yaml).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assets.parsing.model import Token
from assets.parsing.morphology.word_readings import Morphology
from assets.parsing.places.place_names import Cue, PlaceVocabulary
from assets.parsing.text.name_trie import TRANSPARENT

_SHORTEST = 3
_LONGEST_UNKNOWN = 3
_CLAUSE_ENDS = frozenset({".", "،", ",", "؛", ":"})
_POSSESSIVES = ("ها", "هم", "هما", "كم", "نا")


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads unlisted names in one document; `morphology` None takes the first word behind a plain cue alone."""

    tokens: Sequence[Token]
    vocabulary: PlaceVocabulary
    taken: set[int]
    morphology: Morphology | None

    def name_end(self, cue: Cue, first: int, end: int) -> int:
        """Return the token after the name that begins at `first` behind `cue`, or `first` where no name begins."""
        if first >= end or first in self.taken or not self._may_begin(cue, first, end):
            return first
        if cue.naming == "road" and (match := self.vocabulary.trie.match(self.tokens, first, end)):
            return match.end if not match.proclitics else first
        return self._last_of(first, end)

    def next_of_list(self, cue: Cue, last: int, end: int) -> tuple[int, int]:
        """Return the tokens of the next name of a list («منطقتي دارزاب وقوش طيبة»), twice `last` without one."""
        token = self.tokens[last] if last < end else None
        if token is None or not cue.is_plural or last in self.taken or not token.form.startswith("و"):
            return last, last
        rest = token.form[1:]
        if len(token.variants) < 2 or not self._is_unknown(token.form) or not self._is_unknown(rest):
            return last, last
        return last, max(self._last_of(last, end), last + 1)

    def _may_begin(self, cue: Cue, first: int, end: int) -> bool:
        """Tell whether the word behind a cue may begin a name."""
        token = self.tokens[first]
        form = token.form
        is_head = form in self.vocabulary.name_heads
        if token.kind != "word" or self._is_demonym(form) or (self._is_common(form) and not is_head):
            return False
        if len(form) < _SHORTEST and not is_head:
            return False
        if self._is_unknown(form) or is_head:
            return True
        if cue.naming == "unknown":
            return self._next_form(first, end) in self.vocabulary.located_words
        if cue.naming == "road":
            return form in self.vocabulary.trie
        if cue.naming == "site":
            return self._is_definite_noun(form) or "noun_prop" in self._parts(form)
        return self._is_name_word(first, end)

    def _is_name_word(self, first: int, end: int) -> bool:
        """Tell a dictionary word that can name a village from one that goes on with the sentence: «منطقة تمتد لنحو»."""
        form = self.tokens[first].form
        parts = self._parts(form)
        if form.startswith("ال") or not parts:
            return True
        if form.endswith(_POSSESSIVES) or parts == {"adj"}:
            return False
        is_clause = (
            "verb" in parts and not parts & {"noun", "noun_prop"} and (form[0] in "يت" or form.endswith(("ت", "وا")))
        )
        return not is_clause or self._is_located(first, end) or self._closes_clause(first, end)

    def _closes_clause(self, index: int, end: int) -> bool:
        """Tell a word with nothing of its clause behind it, which is no verb: «تبادل إطلاق نار في مدينة تريب.»."""
        return index + 1 >= end or self.tokens[index + 1].form in _CLAUSE_ENDS

    def _last_of(self, first: int, end: int) -> int:
        """Return the token after the words of a name that begins at `first`."""
        form = self.tokens[first].form
        last = first + 1
        if form in self.vocabulary.name_heads:
            return last + 1 if self._may_follow(last, end) else first
        if self._is_unknown(form):
            while last < first + _LONGEST_UNKNOWN and self._may_follow(last, end) and self._unknown_at(last):
                last += 1
        elif not form.startswith("ال") and self._leans_on(last, end):
            last += 1
        if last + 1 < end and self.tokens[last].form in self.vocabulary.name_links and self._may_follow(last + 1, end):
            last += 2
        return last

    def _leans_on(self, index: int, end: int) -> bool:
        """Tell whether an indefinite noun leans on the word at `index`: «عقبة طلان», «أرض اللواء»."""
        form = self.tokens[index].form if index < end else ""
        return self._may_follow(index, end) and (self._is_unknown(form) or self._is_definite_noun(form))

    def _may_follow(self, index: int, end: int) -> bool:
        """Tell whether the token can be a further word of a name."""
        if index >= end or index in self.taken or self.tokens[index].kind != "word":
            return False
        form = self.tokens[index].form
        goes_on = form.startswith("و") and len(self.tokens[index].variants) > 1
        return not (goes_on or self._is_common(form) or self._is_demonym(form))

    def _is_definite_noun(self, form: str) -> bool:
        """Tell a noun with its article that is no adjective: «الدفاع» in «معسكر الدفاع الجوي», not «المركزي»."""
        parts = self._parts(form)
        return form.startswith("ال") and len(form) > 4 and (not parts or bool(parts & {"noun", "noun_prop"}))

    def _is_common(self, form: str) -> bool:
        """Tell a word that is no name: listed so, a preposition, a direction or another cue."""
        words = self.vocabulary
        return (
            form.startswith("لل")
            or form in words.not_names
            or form.removeprefix("ال") in words.not_names
            or (form[0] in "وبل" and (form[1:] in words.cues or form[1:] in words.not_names))
            or form in words.prepositions
            or form in words.directions
            or form in words.direction_adjectives
            or form in words.cues
            or form.isascii()
        )

    def _is_demonym(self, form: str) -> bool:
        """Tell the adjective of a country: «بلدة تريب الفرنسية»."""
        return form in self.vocabulary.demonyms.countries

    def _is_located(self, index: int, end: int) -> bool:
        """Tell a word that is said to lie somewhere: «جنوب دابوا الواقعة على بحيرة تشاد», «بلدة تريب الفرنسية»."""
        form = self._next_form(index, end)
        words = self.vocabulary
        return form in words.located_words or form in words.directions or self._is_demonym(form)

    def _next_form(self, index: int, end: int) -> str:
        """Return the word behind the one at `index`, quotation marks aside; "" at the end of the sentence."""
        at = index + 1
        while at < end and self.tokens[at].form in TRANSPARENT:
            at += 1
        return self.tokens[at].form if at < end else ""

    def _unknown_at(self, index: int) -> bool:
        """Tell whether no dictionary knows the word at `index`."""
        return self._is_unknown(self.tokens[index].form)

    def _is_unknown(self, form: str) -> bool:
        """Tell a word that no dictionary knows; without morphology none is."""
        return self.morphology is not None and self.morphology.is_unknown(form)

    def _parts(self, form: str) -> frozenset[str]:
        """Return the parts of speech a word can be; none without morphology."""
        if self.morphology is None:
            return frozenset()
        return frozenset(reading.pos for reading in self.morphology.readings(form))
