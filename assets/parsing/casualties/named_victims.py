"""Named victims: a person who is killed, hurt or taken is a count of one, whether or not a number says so.

Belongs here: «مقتل صالح الصماد», «اعتقل نعيم الرحمن في ميلانو», «إن خاشقجي قتل». Does not belong here: persons told by
a noun («قتل القيادي», casualty_mentions.py), who did it (claims/).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assets.parsing.casualties.casualty_record import CasualtyMention, Sofar, add_mention
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.casualties.harm_words import HarmWord
from assets.parsing.casualties.victim_ages import is_minor
from assets.parsing.model import ActorMention, VictimGroup

_OUTCOMES = frozenset({"killed", "injured", "detained"})
_TITLE_REACH = 3
_BRACKET = 8
_APPOSED = 2


class Persons(NamedTuple):
    """The persons of an article by the first token of their names, and by the token behind them."""

    starting: Mapping[int, ActorMention]
    ended: Mapping[int, ActorMention]


def read_named_victims(view: View, persons: Persons, state: Sofar, mentions: list[CasualtyMention]) -> None:
    """Add the persons of a sentence whom a word of harm befalls that has no victim yet."""
    taken = {mention.harm_token for mention in mentions[state.since :]}
    counted = [(m.first_token, m.last_token) for m in mentions[state.since :]]
    for index in range(view.first, view.last):
        harm = view.tag(index).harm
        if harm is None or harm.outcome not in _OUTCOMES or index in taken or harm.is_plural:
            continue
        if view.has(index - 1, "attempts"):
            continue  # «محاولة اغتيال رئيس الوزراء»
        person = persons.starting.get(index + harm.n_tokens)
        if person is None or not _befalls(view, harm, index, person):
            person = _subject(view, harm, index, persons.ended)
        if person is None or not view.first <= person.first_token < view.last:
            continue  # «… هجوم وقتل\nماكرون يدعو»: the next line begins with somebody
        if any(first < person.last_token and person.first_token < last for first, last in counted):
            continue
        add_mention(view, _one(view, person), Governor(index, harm.outcome, None, "named"), None, state, mentions)


def persons_of(actors: Sequence[ActorMention]) -> Persons:
    """Return the persons among the actors of an article."""
    starting = {actor.first_token: actor for actor in actors if actor.actor_type == "person"}
    return Persons(starting, {person.last_token: person for person in starting.values()})


def _befalls(view: View, harm: HarmWord, index: int, person: ActorMention) -> bool:
    """Tell «قتل خالد محسود في غارة» from «قتل خالد محسود جنديا»: a verb whose object follows has a doer before it."""
    return harm.kind != "either" or harm.n_tokens > 1 or _is_closed(view, person.last_token)


def _subject(view: View, harm: HarmWord, index: int, ended: Mapping[int, ActorMention]) -> ActorMention | None:
    """Return the person before a verb that tells what befell him: «إن خاشقجي قتل», «كونروي، الذي أصيب»."""
    if harm.kind == "masdar" or (harm.kind == "either" and not _is_closed(view, index + 1)):
        return None
    at = index
    if view.has(at - 1, "relative") or view.has(at - 1, "after_subject"):
        at -= 1
    elif at not in ended and view.form(at - 1) != ")":
        return None
    if view.form(at - 1) in ("،", ","):
        at -= 1
    if view.form(at - 1) == ")":  # «إن أحمد سالم (25 عاما) توفي»
        at = next((k for k in range(at - 2, max(view.first, at - _BRACKET), -1) if view.form(k) == "("), at)
    return ended.get(at)


def _is_closed(view: View, index: int) -> bool:
    """Tell whether nobody else can be the object: the clause ends, or an adverbial begins («في غارة», «برصاص»)."""
    if index >= view.last or view.tokens[index].kind == "punct":
        return True
    is_adverbial = view.form(index).startswith("ب") or view.has(index, "adverbials")
    return is_adverbial or view.has(index, "prepositions") or view.has(index, "relative")


def _one(view: View, person: ActorMention) -> Quantity:
    """Return the quantity of one person; a title before or in the name tells the group: «الصحافي أحمد أبو حسين»."""
    group = _group(view, person)
    return Quantity(
        person.first_token, person.last_token, 1, 1, 1, "exact", "person", group, None, None, -1, None, "",
        True, False, False, False, True, False, False,
    )  # fmt: skip


def _group(view: View, person: ActorMention) -> VictimGroup:
    """Return the group that a noun of the name or right before it tells, people where none does."""
    for index in range(max(view.first, person.first_token - _TITLE_REACH), min(view.last, person.last_token)):
        noun = view.tag(index).noun
        if noun is not None and noun.number == "singular" and noun.group != "people" and not noun.is_nationality:
            return noun.group
    behind = person.last_token
    if view.form(behind) in ("،", ","):  # «حافظ خان، قائد التنظيم», «علي سالم، أحد قادة المحور»
        for index in range(behind + 1, min(view.last, behind + 1 + _APPOSED)):
            noun = view.tag(index).noun
            if noun is not None:
                return noun.group if not view.tag(index).noun_proclitics and not noun.is_nationality else "people"
            if not view.has(index, "one_of"):
                break
    return "children" if is_minor(view, behind) else "people"
