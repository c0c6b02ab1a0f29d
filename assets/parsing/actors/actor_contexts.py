"""What a general word means in this article: «الجيش», «الحكومة», «وزير الدفاع», «التحالف», «التنظيم».

Belongs here: choosing among the actors that a context name may mean, by what the article named and by its country.
Does not belong here: finding the words (actors.py), surnames (people.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assets.parsing.actors.actor_names import ActorName, ActorRecord, ActorVocabulary
from assets.parsing.text.fold import word_form

_STATE_BODIES = frozenset({"armed_forces", "government_body"})
_GROUP = "الجماعه"
_GOVERNMENT = ".government"
_SPEECH_REACH = 60


class ArticleContext:
    """What the article has named so far: last position of each actor, and the share of each country."""

    __slots__ = ("countries", "last_seen", "published", "spoke", "vocabulary")

    def __init__(self, vocabulary: ActorVocabulary, countries: Sequence[str], published: date | None) -> None:
        """Start with the article's countries, most mentioned first."""
        self.vocabulary = vocabulary
        self.countries = {code: rank for rank, code in enumerate(countries)}
        self.last_seen: dict[str, int] = {}
        self.spoke = ("", 0)
        self.published = published

    def note(self, actor_id: str, position: int) -> None:
        """Remember that an actor was named here."""
        self.last_seen[actor_id] = position

    def note_speech(self, actor_id: str, position: int) -> None:
        """Remember that a body of a state speaks here."""
        record = self.vocabulary.records[actor_id]
        if record.country and record.actor_type in _STATE_BODIES:
            self.spoke = (record.country, position)

    def resolve(self, names: Sequence[ActorName], first_word: str, position: int, *, speaks: bool = False) -> str:
        """Return the id of the actor that a name means here, "" where nothing tells.

        A name that means one actor everywhere does so; else the last one named that bears it, else the one of the
        state whose body has just spoken where this one `speaks` too («أعلن جيش النيجر … وقالت وزارة الدفاع»), else the
        one of the article's first country, else the general row («generic.army»).
        """
        direct = [n.actor_id for n in names if not n.is_context]
        in_context = [n.actor_id for n in names if n.is_context]
        if listed := self.vocabulary.last_named.get(first_word):
            in_context += [actor for actor in (*listed, *self._named_by(first_word)) if actor not in in_context]
        general = [a for a in direct if a.startswith(("generic.", "anon."))]
        specific = [a for a in direct if a not in general]
        here = [a for a in specific if self._is_at_home(a)]
        if here:
            return self._best(here)
        in_context += [a for a in specific if a in self.last_seen]
        if in_context:
            seen = [a for a in in_context if a in self.last_seen]
            if seen:
                return max(seen, key=lambda a: (self._is_of_focus(a), self.last_seen[a], a))
            records = self.vocabulary.records
            country, said_at = self.spoke
            if speaks and country and position - said_at <= _SPEECH_REACH:
                of_speaker = [a for a in in_context if records[a].country == country]
                if of_speaker:
                    return self._best(of_speaker)
            of_focus = [a for a in in_context if records[a].country and self.countries.get(records[a].country) == 0]
            present = [a for a in in_context if records[a].country in self.countries]
            # «أعلنت السلطات» in a report of Burkina Faso are not those of Mali, named for the border alone
            is_elsewhere = all(a.endswith(_GOVERNMENT) for a in in_context) and bool(self.countries)
            if of_focus or (len(present) == 1 and not is_elsewhere):
                return self._best(of_focus or present)
        if general:
            return general[0]
        return self._best(specific) if specific else ""

    def _named_by(self, general: str) -> list[str]:
        """Return the bodies named before whose name begins with the noun: «حركة طالبان الباكستانية … الحركة»."""
        noun = general.removeprefix("ال")
        if general == _GROUP:  # «حزب العمال الكردستاني … 13 من مسلحي الجماعة»
            return [a for a in self.last_seen if self.vocabulary.records[a].actor_type == "armed_group"]
        return [a for a in self.last_seen if word_form(self.vocabulary.records[a].name_ar).split()[0] == noun]

    def _is_at_home(self, actor_id: str) -> bool:
        """Tell whether the article names the actor's country: «الجيش الوطني» of a Libyan report is not Yemen's."""
        country = self.vocabulary.records[actor_id].country
        return not country or country in self.countries or not self.countries

    def _is_of_focus(self, actor_id: str) -> bool:
        """Tell whether an actor belongs to the article's first country."""
        return self.countries.get(self.vocabulary.records[actor_id].country) == 0

    def _best(self, actors: Sequence[str]) -> str:
        """Return the actor of the country that the article names most; the table's order breaks ties."""
        records: Mapping[str, ActorRecord] = self.vocabulary.records
        ranked = sorted(enumerate(actors), key=lambda item: (self.countries.get(records[item[1]].country, 99), item[0]))
        return ranked[0][1]
