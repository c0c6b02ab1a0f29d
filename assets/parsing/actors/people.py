"""Persons and sources that no table lists: found by title, office, apposition and reporting verb.

Belongs here: what announces a person, posts that stand for one («مدير مستشفى حجة»), later mentions by surname. Does not
belong here: where a name begins and ends (person_names.py), listed names (actors.py), general words for bodies
(actor_contexts.py).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from assets.parsing.actors.actor_names import FATE, POST, REPORTING, TITLE
from assets.parsing.actors.person_names import People
from assets.parsing.actors.titled_people import person_of_rank, titled_person
from assets.parsing.model import ActorMention, Document
from assets.parsing.text.fold import word_form
from assets.parsing.text.name_trie import TRANSPARENT

_MAX_POST = 9
_COMMA = "،"
_SERVANT = "عبد"
_NAME_CLOSERS = frozenset({_COMMA, ",", ":", "(", ")", "-", '"', "؛"})
_BEFORE_SURNAME = ("", "و", "ل", "ف", "ول")


def find_people(
    document: Document, people: People, listed: Sequence[ActorMention], taken: dict[int, int]
) -> tuple[list[ActorMention], set[int]]:
    """Return unlisted persons, and the numbers of listed mentions that a person's longer mention replaces.

    `taken` maps a token to the number of the listed mention over it.
    """
    found: list[ActorMention] = []
    replaced: set[int] = set()
    tokens, vocabulary = people.tokens, people.vocabulary
    role_of = vocabulary.role_of
    for sentence in document.sentences:
        index, end = sentence.first_token, sentence.last_token
        while index < end:
            number = taken.get(index)
            made = None
            if number is not None:
                mention = listed[number]
                index = mention.last_token
                record = vocabulary.records[mention.actor_id]
                if record.kind == "person" and record.office and not record.terms:
                    made = _named_office(people, mention, end, taken)
                elif record.kind == "anonymous_source" and role_of(tokens[mention.first_token]) & POST:
                    made = _by_post(people, mention.first_token, end, listed, taken)
                if made is not None:
                    replaced.add(number)
            else:
                role = role_of(tokens[index])
                if role:
                    made = _announced(people, role, index, end, listed, taken)
                index += 1
            if made is not None:
                found.append(made)
                inside = (taken.get(i) for i in range(made.first_token, made.last_token))
                replaced.update(n for n in inside if n is not None and listed[n].actor_id == made.actor_id)
                index = max(index, made.last_token)
    return found, replaced


def _announced(
    people: People, role: int, index: int, end: int, listed: Sequence[ActorMention], taken: dict[int, int]
) -> ActorMention | None:
    """Return the person whom the post, title or reporting verb at `index` announces."""
    if role & POST and (made := _by_post(people, index, end, listed, taken)):
        return made
    if role & POST and index and _is_speaking(people, index):
        last = _post_end(people, index, end, taken)
        if last > index + 1:
            named = _apposed(people, index, last, end, taken, "") or person_of_rank(people, index, last, end, taken)
            return named or people.post(index, last, "")
    after_name = index > 0 and people.tokens[index - 1].form in people.words["named_sites"]  # «مطار الملك خالد»
    if role & TITLE and not after_name and (made := titled_person(people, index, end, listed, taken)):
        return made
    if role & (REPORTING | FATE):  # «أضاف سالم أحمد», «اعتقال سالم أحمد»
        name = index + 1
        if name not in taken and people.begins_name(name, end) and people.is_given(name):
            last = people.name_end(name, end)
            if last - name >= 2:
                return people.person(name, name, last, "")
    return None


def _is_speaking(people: People, index: int) -> bool:
    """Tell whether a post stands where its holder speaks: behind a reporting verb or «عن»."""
    before = people.tokens[index - 1]
    return bool(people.vocabulary.role_of(before) & REPORTING) or before.form == "عن"


def _post_end(people: People, index: int, end: int, taken: dict[int, int]) -> int:
    """Return the token after a post without a name, `index` where it is none: «مدير مستشفى حجة»."""
    tokens, words = people.tokens, people.words
    if not any(rest in words["heads_of_institutions"] for _, rest in tokens[index].variants):
        return index
    at = index + 1
    while at < min(end, index + 6) and at not in taken:
        form = tokens[at].form
        if at in people.placed:
            return at + 1
        if tokens[at].kind != "word" or form in words["reporting"] or form in words["clause_openers"]:
            break
        is_place_ahead = at + 1 in people.placed
        if form in words["not_names"] and form not in words["office_words"] and not (form == "في" and is_place_ahead):
            break
        at += 1
    return at if at > index + 1 else index


def _named_office(people: People, office: ActorMention, end: int, taken: dict[int, int]) -> ActorMention | None:
    """Return the person named behind a state office: «وزير الداخلية الليبي عبد السلام عاشور»."""
    at = office.last_token
    while at < end and people.tokens[at].form in people.words["office_words"]:
        at += 1
    name = people.skip_titles(at, end)
    if name not in taken and people.begins_name(name, end):
        return people.person(office.first_token, name, people.name_end(name, end), office.parent_id)
    return _apposed(people, office.first_token, at, end, taken, office.parent_id)


def _apposed(
    people: People, first: int, comma: int, end: int, taken: dict[int, int], parent: str
) -> ActorMention | None:
    """Return the person named between commas behind his post: «محافظ كركوك، راكان الجبوري، إن»."""
    tokens = people.tokens
    if comma >= end or tokens[comma].form != _COMMA:
        return None
    name = people.skip_titles(comma + 1, end)
    if name in taken or not (people.begins_name(name, end) or people.precedes_odd(name, end)):
        return None
    last = people.name_end(name, end)
    following = tokens[last].form if last < end else ""
    is_closed = last >= end or following in _NAME_CLOSERS or following in people.words["clause_openers"]
    return people.person(first, name, last, parent) if is_closed and last - name >= 2 else None


def _by_post(
    people: People, index: int, end: int, listed: Sequence[ActorMention], taken: dict[int, int]
) -> ActorMention | None:
    """Return the person of an office, or the source in a body, that begins at `index`.

    Up to the body any words may stand («رئيس المجلس المحلي المعارض»), behind it only where it is («في غزة»).
    """
    tokens, words = people.tokens, people.words
    rests = {rest for _, rest in tokens[index].variants}
    is_spokesman = bool(rests & words["spokesmen"])
    is_source = bool(rests & words["source_heads"])
    parent, body_end, linked = "", 0, False
    at = index + 1
    while at < min(end, index + _MAX_POST):
        number = taken.get(at)
        form = tokens[at].form
        if number is not None and listed[number].first_token == index:
            at = listed[number].last_token
            continue
        if number is not None:
            mention = listed[number]
            if not is_source and _heads_it(people, mention, parent):  # «القائد العام للجيش الليبي خليفة حفتر»
                start = tokens[index].start
                return replace(mention, start=start, first_token=index, head_token=index)
            if mention.actor_type == "person" or (parent and mention.last_token - at > 1):
                break
            leads_to = form.startswith("ل") and tokens[at].start < mention.start
            if not parent and not (mention.actor_type == "state" and leads_to):
                parent, body_end = mention.actor_id, mention.last_token
            at = mention.last_token
            continue
        if at in people.placed:
            at += 1
            continue
        is_number = tokens[at].kind == "number" and at > index + 1  # «مدير شبكة "السويداء 24" المحلية نور رضوان»
        if (
            (tokens[at].kind != "word" and form not in TRANSPARENT and not is_number)
            or form in words["reporting"]
            or form in words["clause_openers"]
        ):
            break
        if form in words["source_links"] and not parent:
            linked = True
        elif (
            people.begins_name(at, end)
            and (people.is_given(at) or _follows_title(people, at, end))
            and at > index + 1
            and tokens[at - 1].form not in words["named_institutions"]
        ):
            return people.person(index, people.name_start(at, index, taken), people.name_end(at, end), parent)
        elif parent and form not in words["office_words"] and form not in words["place_leads"] \
                and form not in words["title_fillers"] and form not in words["titles"] and form not in TRANSPARENT \
                and not people.vocabulary.demonyms.country_of(tokens[at]):  # fmt: skip
            break
        at += 1
    apposed = _apposed(people, index, at, end, taken, parent) if at > index + 1 else None
    if apposed is not None or not body_end:
        return apposed
    name = people.skip_titles(body_end, end)
    if name not in taken and (people.begins_name(name, end) or people.precedes_odd(name, end)):
        return people.person(index, name, max(people.name_end(name, end), name + 1), parent)
    if body_end - index <= 7 and (is_spokesman or (is_source and linked)):
        return people.post(index, body_end, parent, "person" if is_spokesman else "civil_society")
    return None


def _heads_it(people: People, mention: ActorMention, body: str) -> bool:
    """Tell whether a listed man may hold a post in the body: both belong to one country, or he belongs to the body."""
    records = people.vocabulary.records
    if mention.actor_type != "person" or body not in records:
        return False
    country = records[mention.actor_id].country
    return mention.parent_id == body or bool(country and country == records[body].country)


def _follows_title(people: People, at: int, end: int) -> bool:
    """Tell an unlisted name of two words behind the adjective of an office: «المدعي العام فرانسوا مولان»."""
    before = people.tokens[at - 1].form
    is_title = before.startswith("ال") and before in people.words["office_words"]
    return is_title and people.name_end(at, end) - at >= 2


def link_names(people: People, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with short names of persons linked to the full ones before them: «وقال عبد الرحمن»."""
    full: dict[str, ActorMention] = {}
    linked: list[ActorMention] = []
    for mention in mentions:
        if mention.actor_type == "person":
            name = word_form(mention.name)
            twin = full.get(name)
            if twin is not None and not mention.is_known:
                mention = replace(
                    mention,
                    actor_id=twin.actor_id,
                    is_known=twin.is_known,
                    parent_id=twin.parent_id or mention.parent_id,
                )
            else:
                for short in _short_names(name):
                    full.setdefault(short, mention)
        linked.append(mention)
    return linked


def _short_names(name: str) -> Iterator[str]:
    """Yield what a person may be called later: any words of the name behind the first."""
    words = name.split(" ")
    for first in range(1, len(words)):
        for last in range(first + 1, len(words) + 1):
            yield " ".join(words[first:last])


def find_surnames(people: People, mentions: Sequence[ActorMention], taken: Container[int]) -> list[ActorMention]:
    """Return later mentions by surname of the persons the article names in full: «وأضاف كارتر»."""
    known: dict[str, tuple[ActorMention, str]] = {}
    for mention in mentions:
        if mention.actor_type != "person":
            continue
        words = word_form(mention.name).split()
        if len(words) > 1 and len(words[-1]) > 2 and (mention.is_known or people.may_be_surname(words)):
            is_servant = len(words) > 2 and words[-2] == _SERVANT
            surname = " ".join(words[-2:]) if is_servant else words[-1]
            for proclitics in _BEFORE_SURNAME:
                known.setdefault(proclitics + surname, (mention, proclitics))
    named = {m.actor_id: m for m in reversed(mentions)}
    for surname, ids in people.vocabulary.surnames_of(named):
        for proclitics in _BEFORE_SURNAME:
            known.setdefault(proclitics + surname, (named[ids], proclitics))
    found: list[ActorMention] = []
    if not known:
        return found
    tokens = people.tokens
    for index, token in enumerate(tokens):
        hit = known.get(token.form)
        if hit is not None and index and tokens[index - 1].form == _SERVANT:
            continue
        last = index + 1
        if hit is None and last < len(tokens) and token.form.endswith(_SERVANT):
            proclitics = token.form.removesuffix(_SERVANT)
            hit = known.get(f"{proclitics}{_SERVANT} {tokens[last].form}")  # «وعزا عبد الرحمن»
            last += 1
        if hit is None or index in taken or index in people.placed:
            continue
        mention, proclitics = hit
        is_before = index <= named[mention.actor_id].first_token and not mention.is_known  # «حفتر يعلن» heads the text
        if is_before or people.goes_on(last - 1, index):
            continue
        start, end = token.start + len(proclitics), tokens[last - 1].end
        found.append(
            ActorMention(start, end, index, last, mention.actor_id, people.document.text[start:end],
                         "person", mention.is_known, mention.parent_id, index)
        )  # fmt: skip
    return found
