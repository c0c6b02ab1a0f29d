"""Persons and sources that no table lists: found by title, office, apposition and reporting verb.

Belongs here: where a personal name begins and ends, posts that stand for a person («مدير مستشفى حجة»), later mentions by
surname. Does not belong here: listed names (actors.py), general words for bodies (actor_contexts.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from assets.parsing.actor_names import POST, REPORTING, TITLE, ActorVocabulary
from assets.parsing.fold import word_form
from assets.parsing.model import ActorMention, Document, Token, UnlistedName
from assets.parsing.name_trie import TRANSPARENT

_MAX_NAME = 4
_MAX_POST = 9
_PARTS = frozenset({"بن", "ابن", "ال", "عبد", "ابو", "ابي", "ابا", "ولد", "دي", "فان", "فون", "بو", "ام", "لو", "ذو", "الدين", "الله", "حجي"})
_CLAUSE = frozenset({"ان", "انه", "انها", "قوله", "قولها", "الذي", "التي", "لم", "لوكاله", "لا", "قد", "عن", "علي", "الي", "مع", "بعد", "قبل"})
_OF_PLACES = frozenset({"بن", "مدينه", "مستشفي", "محافظه", "مطار", "منطقه", "بلده", "قريه", "جامعه", "مدرسه", "مسجد", "مركز", "الملك"})
_BEFORE_SURNAME = ("", "و", "ل", "ف", "ول")


class People:
    """Recognises names of persons in one document; `is_name_like` tells words that no dictionary lists."""

    def __init__(
        self,
        document: Document,
        vocabulary: ActorVocabulary,
        is_name_like: Callable[[str], bool] | None,
        placed: frozenset[int],
    ) -> None:
        """Bind the document, the vocabulary and the tokens of places, which are no persons («لمدينة حلب بريتا»)."""
        self.placed = placed
        self.document = document
        self.tokens = document.tokens
        self.words = vocabulary.words
        self.vocabulary = vocabulary
        self._is_name_like = is_name_like
        self._begins: dict[str, bool] = {}

    def begins_name(self, index: int, end: int) -> bool:
        """Tell whether a personal name may begin at this token."""
        if index >= end or index in self.placed:
            return False
        token = self.tokens[index]
        form = token.form
        known = self._begins.get(form)
        if known is None:
            known = (
                token.kind == "word"
                and len(form) > 2
                and not self._is_common(form)
                and (form in self.vocabulary.given_names or form in {"عبد", "ابو", "ابي"} or self._is_odd(form))
                and not form.startswith("ال")
                and form not in self.vocabulary.demonyms.countries
            )
            self._begins[form] = known
        return known

    def _is_common(self, form: str) -> bool:
        """Tell a word that is never part of a name."""
        return (
            form in self.words["not_names"]
            or form in self.words["reporting"]
            or form in self.words["place_leads"]
            or form in self.words["offices"]
            or form.isascii()
        )

    def _is_odd(self, form: str) -> bool:
        """Tell a word that only a name can be, where a dictionary is at hand."""
        return self._is_name_like is not None and self._is_name_like(form)

    def name_end(self, index: int, end: int) -> int:
        """Return the token after a name that begins at `index`: one to four words, particles not counted."""
        last, words = index + 1, 1
        glued = self.tokens[index].form in _PARTS
        while last < end and words < _MAX_NAME:
            token = self.tokens[last]
            if token.kind != "word" or last in self.placed or (self._is_common(token.form) and token.form not in _PARTS):
                break
            form = token.form
            if form in _PARTS or glued:
                glued = form in _PARTS and form not in {"الله", "الدين"}
                last += 1
                continue
            named = form in self.vocabulary.given_names or self._is_odd(form) or _is_nisba(form)
            if not named and words > 1:
                break
            if not named and (len(form) < 3 or form[0] in "يتسول" or form.endswith("ا")):
                break
            last, words = last + 1, words + 1
        while last > index + 1 and self.tokens[last - 1].form in {"بن", "ابو", "عبد", "دي", "ولد", "ال", "ابن"}:
            last -= 1
        return last

    def name_start(self, index: int, after: int, taken: Container[int]) -> int:
        """Return where a name begins whose given name no list holds: «لمدينة حلب بريتا حجي حسن».

        It begins behind the place, body or adjective that closes the post, at most two words before the known name.
        """
        for at in (index - 1, index - 2):
            form = self.tokens[at].form
            before = self.tokens[at - 1].form
            if at <= after or at in taken or at in self.placed or self._is_common(form) or form.startswith("ال"):
                break
            is_closed = at - 1 in self.placed or at - 1 in taken or before.startswith("ال")
            if is_closed and at - 1 > after and form not in self.words["office_words"]:
                return at
        return index

    def is_given(self, index: int) -> bool:
        """Tell a listed given name."""
        return self.tokens[index].form in self.vocabulary.given_names or self.tokens[index].form in {"عبد", "ابو"}

    def may_be_surname(self, words: Sequence[str]) -> bool:
        """Tell whether an unlisted person's last word may stand for him: no adjective, no word of his post."""
        last = words[-1]
        is_post = words[0] in self.words["offices"] or words[0] in self.words["source_heads"]
        is_adjective = last in self.vocabulary.demonyms.countries or self._is_common(last) or last in self.words["office_words"]
        return not is_post and not is_adjective

    def goes_on(self, index: int) -> bool:
        """Tell whether a name goes on behind or began before this token, so that it is another person's."""
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        before = self.tokens[index - 1].form if index else ""
        named = self.vocabulary.given_names
        return (
            following in _PARTS
            or (following in named and not self._is_common(following))
            or (_is_nisba(following) and following not in self.vocabulary.demonyms.countries)
            or (before in named and before not in self.words["titles"] and not self._is_common(before))
            or before in _PARTS
        )

    def skip_titles(self, index: int, end: int) -> int:
        """Return the index behind titles such as «العقيد الركن» and the quotation marks around them."""
        while index < end and (
            self.tokens[index].form in self.words["title_fillers"]
            or self.tokens[index].form in self.words["titles"]
            or self.tokens[index].form in TRANSPARENT
        ):
            index += 1
        return index

    def person(self, first: int, name_first: int, last: int, parent_id: str) -> ActorMention:
        """Return the mention of an unlisted person, its id made from the name."""
        start, end = self.tokens[name_first].start, self.tokens[last - 1].end
        name = self.document.text[start:end]
        folded = " ".join(t.form for t in self.tokens[name_first:last] if t.kind == "word")
        return self._unlisted(first, last, name, folded, "person", parent_id)

    def post(self, first: int, last: int, parent_id: str, actor_type: str = "person") -> ActorMention:
        """Return the mention of a person or source known only by the post: «مدير مستشفى حجة»."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        words = [t.form for t in self.tokens[first:last] if t.kind == "word"]
        proclitics = _glued_before_post(self.tokens[first], self.words["offices"] | self.words["source_heads"])
        words[0] = words[0][proclitics:]
        name = self.document.text[start + proclitics : end]
        return self._unlisted(first, last, name, " ".join(words), actor_type, parent_id)

    def _unlisted(
        self, first: int, last: int, name: str, folded: str, actor_type: str, parent_id: str
    ) -> ActorMention:
        """Register an unlisted actor and return its mention."""
        actor_id = "actx:" + hashlib.sha256(folded.encode()).hexdigest()[:12]
        self.document.unlisted_actors.setdefault(actor_id, UnlistedName(actor_id, name, actor_type, parent_id))
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return ActorMention(start, end, first, last, actor_id, name, actor_type, False, parent_id, first)


def _glued_before_post(token: Token, heads: frozenset[str]) -> int:
    """Return how many letters are glued in front of the head word of a post."""
    for proclitics, rest in token.variants:
        if rest in heads:
            return len(proclitics)
    return 0


def _is_nisba(form: str) -> bool:
    """Tell a family name of the pattern «المالكي»."""
    return form.startswith("ال") and form.endswith("ي") and len(form) > 5


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
                    if made is not None:
                        replaced.add(number)
            else:
                role = role_of(tokens[index])
                if role:
                    made = _announced(people, role, index, end, listed, taken)
                index += 1
            if made is not None:
                found.append(made)
                index = max(index, made.last_token)
    return found, replaced


def _announced(
    people: People, role: int, index: int, end: int, listed: Sequence[ActorMention], taken: dict[int, int]
) -> ActorMention | None:
    """Return the person whom the post, title or reporting verb at `index` announces."""
    if role & POST and (made := _by_post(people, index, end, listed, taken)):
        return made
    if role & TITLE:
        name = people.skip_titles(index + 1, end)
        if name not in taken and people.begins_name(name, end):
            return people.person(index, name, people.name_end(name, end), "")
    if role & REPORTING:
        name = index + 1
        if name not in taken and people.begins_name(name, end) and people.is_given(name):
            last = people.name_end(name, end)
            if last - name >= 2:
                return people.person(name, name, last, "")
    return None


def _named_office(people: People, office: ActorMention, end: int, taken: dict[int, int]) -> ActorMention | None:
    """Return the person named behind a state office: «وزير الداخلية الليبي عبد السلام عاشور»."""
    at = office.last_token
    while at < end and people.tokens[at].form in people.words["office_words"]:
        at += 1
    name = people.skip_titles(at, end)
    if name in taken or not people.begins_name(name, end):
        return None
    return people.person(office.first_token, name, people.name_end(name, end), office.parent_id)


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
        if number is not None:
            mention = listed[number]
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
        if (tokens[at].kind != "word" and form not in TRANSPARENT) or form in words["reporting"] or form in _CLAUSE:
            break
        if form in words["source_links"] and not parent:
            linked = True
        elif people.begins_name(at, end) and people.is_given(at) and at > index + 1 and tokens[at - 1].form not in _OF_PLACES:
            return people.person(index, people.name_start(at, index, taken), people.name_end(at, end), parent)
        elif parent and form not in words["office_words"] and form not in words["place_leads"] \
                and form not in words["title_fillers"] and form not in words["titles"] and form not in TRANSPARENT \
                and not people.vocabulary.demonyms.country_of(tokens[at]):  # fmt: skip
            break
        at += 1
    if not body_end:
        return None
    name = people.skip_titles(body_end, end)
    if name not in taken and people.begins_name(name, end):
        return people.person(index, name, people.name_end(name, end), parent)
    if body_end - index <= 7 and (is_spokesman or (is_source and linked)):
        return people.post(index, body_end, parent, "person" if is_spokesman else "civil_society")
    return None


def link_names(people: People, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with short names of persons linked to the full ones before them: «وقال عبد الرحمن»."""
    full: list[tuple[str, ActorMention]] = []
    linked: list[ActorMention] = []
    for mention in mentions:
        if mention.actor_type == "person":
            name = word_form(mention.name)
            twin = next((m for n, m in full if n.endswith(" " + name) or f" {name} " in n), None)
            if twin is not None and not mention.is_known:
                people.document.unlisted_actors.pop(mention.actor_id, None)
                mention = replace(
                    mention, actor_id=twin.actor_id, is_known=twin.is_known, parent_id=twin.parent_id or mention.parent_id
                )
            else:
                full.append((name, mention))
        linked.append(mention)
    return linked


def find_surnames(people: People, mentions: Sequence[ActorMention], taken: Container[int]) -> list[ActorMention]:
    """Return later mentions by surname of the persons the article names in full: «وأضاف كارتر»."""
    known: dict[str, tuple[ActorMention, str]] = {}
    for mention in mentions:
        if mention.actor_type != "person":
            continue
        words = word_form(mention.name).split()
        if len(words) > 1 and len(words[-1]) > 2 and (mention.is_known or people.may_be_surname(words)):
            for proclitics in _BEFORE_SURNAME:
                known.setdefault(proclitics + words[-1], (mention, proclitics))
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
        if hit is None or index in taken or index in people.placed:
            continue
        mention, proclitics = hit
        if index <= named[mention.actor_id].first_token or people.goes_on(index):
            continue
        start = token.start + len(proclitics)
        found.append(
            ActorMention(start, token.end, index, index + 1, mention.actor_id, people.document.text[start : token.end],
                         "person", mention.is_known, mention.parent_id, index)
        )  # fmt: skip
    return found
