"""Street fights: clashes of demonstrators or an unarmed people with soldiers and police, which are riots.

Belongs here: telling «مواجهات بين شبان فلسطينيين والجيش», «محتجون يرشقون مقرا بالحجارة» from a battle, by the two sides
of its sentence or by the other clashes of its text. Does not belong here: the kinds of attack (attack_kinds.py).
"""

from __future__ import annotations

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView

_SCUFFLES = ("confront.n", "fray.n")
_STATE_SIDES = frozenset({"state", "armed_forces", "government_body"})
_PEOPLE_REACH = 14
_OBJECT_REACH = 4
_RAMPAGE_REACH = 6
_BURNING = "blockade.v10"
_CROWD = "only_protest"


def tells_street_fights(candidates: list[EventCandidate], context: EventContext) -> bool:
    """Tell an article one of whose scuffles is a people's with soldiers: its other ones are the same fight."""
    return any(_is_scuffle(c) and _is_of_people(c, context) for c in candidates)


def is_street_fight(candidate: EventCandidate, subtype: str, in_streets: bool, context: EventContext) -> bool:
    """Tell «صدامات بين الشرطة ومتظاهرين», «محتجون يرشقون مقرا بالحجارة» from a battle.

    `in_streets` says that the article tells of such fights. Where people were killed, only a march in the sentence or
    a people as one side makes it one: «قتلوا إثر مواجهات مع الجيش خلال مسيرة».
    """
    view, head = candidate.view, candidate.head
    killed = any(c.outcome == "killed" for _, c in view.casualties)
    if candidate.rule.startswith("unrest"):  # «أعمال عنف بين الشرطة ومتظاهرين»
        people = in_streets and _between_people_and_state(candidate, context)
        return people or (not killed and context["crowd_words"].holds(view, head.first - 10, head.last + 10))
    if candidate.rule != "pelt.v" and (subtype != "armed_clash" or head.entry.frame != "mutual_noun"):
        return False
    if head.entry.id.startswith("confront") and context["marches"].holds(view, view.first, view.last):
        return not any(actor.actor_type == "armed_group" for actor in view.actors)
    if _is_scuffle(candidate) and (_is_of_people(candidate, context) or (in_streets and not _armed(view, context))):
        return True
    if killed:
        return False
    if candidate.rule == "pelt.v":
        return context["protesters_words"].holds(view, candidate.first - 3, candidate.first + 3)
    start, end = head.last, head.last + 9
    return context["street_sides"].holds(view, start, end) and context["police_words"].holds(view, start, end)


def is_rampage(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «أحرق محتجون مقر المحافظة», «اقتحم متظاهرون البرلمان»: a crowd that storms, burns or wrecks riots."""
    view, head = candidate.view, candidate.head
    if head.entry.id == _BURNING:
        return not context["burnt_in_streets"].holds(view, head.last, head.last + _OBJECT_REACH)
    if head.entry.needs != _CROWD:
        return False
    verbs = context["rampage_verbs"]
    if verbs.holds(view, head.first - 1, head.first):
        return True
    at = verbs.find(view, head.last, head.last + _RAMPAGE_REACH)  # «المحتجين الغاضبين قد اقتحموا مقر القنصلية»
    if at >= 0 and (at < head.last + 2 or view.form(at).endswith("وا")):
        return True
    tried = context["attempt_words"].find(view, head.first - 1, head.last + _RAMPAGE_REACH)
    if tried < 0 or view.clause(tried) != view.clause(head.first):
        return False
    # «حاول محتجون اقتحام السفارة», «محتجون حاصروا القنصلية وحاولوا اقتحامها»
    return context["rampage_nouns"].holds(view, max(tried, head.first) + 1, max(tried, head.first) + 3)


def _is_scuffle(candidate: EventCandidate) -> bool:
    """Tell «مواجهات», «صدامات»; «اشتباكات» and «معارك» are fought with arms on both sides."""
    return candidate.head.entry.id in _SCUFFLES and candidate.head.plural


def _is_of_people(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a scuffle of a people or a crowd with the forces of a state: «مواجهات بين الفلسطينيين واسرائيل»."""
    return _between_people_and_state(candidate, context) and not _armed(candidate.view, context)


def _between_people_and_state(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell that an unarmed people and a state or its forces stand near the word."""
    view, head = candidate.view, candidate.head
    start, end = head.first - _PEOPLE_REACH, head.last + _PEOPLE_REACH
    people = context["scuffling_people"].holds(view, start, end) or any(
        t.entry.subtype == "demonstration" for t in view.triggers
    )
    states = any(actor.actor_type in _STATE_SIDES for actor in view.actors_between(start, end))
    return people and (states or context["scuffle_forces"].holds(view, start, end))


def _armed(view: SentenceView, context: EventContext) -> bool:
    """Tell that the sentence names fighters, with whom a scuffle is a battle."""
    groups = any(actor.actor_type == "armed_group" for actor in view.actors)
    return groups or context["scuffle_fighters"].holds(view, view.first, view.last)
