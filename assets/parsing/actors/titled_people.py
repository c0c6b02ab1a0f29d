"""Persons announced by a title: «العقيد صادق سرحان», «القيادي الحوثي أبو علي الرزامي», «الصحفي الكردي سامان كريم».

Belongs here: titles and ranks in front of a name, the adjectives between, a rank behind a post. Does not belong here:
posts and offices (people.py), where a name begins and ends (person_names.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assets.parsing.actors.actor_names import TITLE
from assets.parsing.actors.person_names import People
from assets.parsing.model import ActorMention

_RANK_REACH = 4
_ADJECTIVES = 3
_BODIES = frozenset({"armed_group", "political_group", "armed_forces", "state"})


def titled_person(
    people: People, index: int, end: int, listed: Sequence[ActorMention], taken: Mapping[int, int]
) -> ActorMention | None:
    """Return the man named behind the title at `index`, with the body that an adjective says he belongs to."""
    name, body = people.skip_titles(index + 1, end), ""
    for _ in range(_ADJECTIVES):
        number = taken.get(name)
        if number is not None and not body and _is_adjective_of(people, listed[number]):
            body, name = listed[number].actor_id, listed[number].last_token
        elif name < end and number is None and _is_adjective(people, name):
            name += 1
        else:
            break
        name = people.skip_titles(name, end)
    if not body and name < end and people.tokens[name].form in people.words["source_links"]:
        body, name = _body_behind(people, name + 1, end, listed, taken)
    if name in taken or not people.begins_name(name, end):
        return None
    return people.person(index, name, people.name_end(name, end), body)


def person_of_rank(people: People, first: int, last: int, end: int, taken: Mapping[int, int]) -> ActorMention | None:
    """Return the man whose rank and name stand soon behind his post: «قائد اللواء 22 ميكا العميد صادق سرحان»."""
    for at in range(last, min(end, last + _RANK_REACH)):
        if people.tokens[at].kind not in ("word", "number") or at in taken or at in people.placed:
            return None
        if people.vocabulary.role_of(people.tokens[at]) & TITLE:
            name = people.skip_titles(at + 1, end)
            if name not in taken and people.begins_name(name, end):
                return people.person(first, name, people.name_end(name, end), "")
    return None


def _body_behind(
    people: People, at: int, end: int, listed: Sequence[ActorMention], taken: Mapping[int, int]
) -> tuple[str, int]:
    """Return the body that a man is said to belong to and where his name may begin: «القيادي في حركة حماس ماهر علي»."""
    while at < end and at not in taken and people.tokens[at].form in people.vocabulary.words["members"]:
        at += 1
    if at not in taken or listed[taken[at]].actor_type not in _BODIES:
        return "", end
    behind = listed[taken[at]].last_token
    while behind < end and people.tokens[behind].form == '"':
        behind += 1
    return listed[taken[at]].actor_id, people.skip_titles(behind, end)


def _is_adjective_of(people: People, body: ActorMention) -> bool:
    """Tell a body named by an adjective behind a title: «القيادي الحوثي», «القيادي الداعشي»."""
    form = people.tokens[body.first_token].form
    is_word = body.last_token - body.first_token == 1
    return is_word and body.actor_type in _BODIES and form.startswith("ال") and form.endswith(("ي", "يه"))


def _is_adjective(people: People, index: int) -> bool:
    """Tell what may stand between a title and the name: «الصحفي الكردي», «القيادي الميداني البارز»."""
    token = people.tokens[index]
    if not token.form.startswith("ال"):
        return False
    is_listed = token.form in people.words["office_words"] or token.form in people.words["title_adjectives"]
    return is_listed or bool(people.vocabulary.demonyms.country_of(token))
