"""Where a personal name begins and ends.

Belongs here: the words of names, titles in front of them, and the mention made of an unlisted name. Does not belong
here: what announces a person in a sentence (people.py).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from assets.parsing.actors.actor_names import ActorVocabulary
from assets.parsing.actors.unlisted_ids import unlisted_actor_id
from assets.parsing.model import ActorMention, Document, Token, UnlistedName
from assets.parsing.text.name_trie import TRANSPARENT

_MAX_NAME = 4
_ALI = "علي"


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
        if self.is_ali(index):
            return index + 1 < end and self.is_given(index + 1)
        known = self._begins.get(form)
        if known is None:
            known = (
                token.kind == "word"
                and len(form) > 2
                and not self._is_common(form)
                and (form in self.vocabulary.given_names or form in self.words["name_openers"] or self._is_odd(form))
                and not form.startswith("ال")
                and form not in self.vocabulary.demonyms.countries
            )
            self._begins[form] = known
        return known

    def precedes_odd(self, index: int, end: int) -> bool:
        """Tell a word that may be a first name since what follows can only be a family name: «فاتو بنسودا»."""
        if index + 1 >= end or index in self.placed or index + 1 in self.placed:
            return False
        form, following = self.tokens[index], self.tokens[index + 1]
        is_word = form.kind == following.kind == "word" and len(form.form) > 2 and not form.form.startswith("ال")
        return is_word and not self._is_common(form.form) and self._is_odd(following.form) \
            and not following.form.startswith("ال")  # fmt: skip

    def is_ali(self, index: int) -> bool:
        """Tell «علي» from «على», which folding makes one word."""
        token = self.tokens[index]
        return token.form == _ALI and self.document.text[token.start : token.end] == _ALI

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
        glued = self.tokens[index].form in self.words["name_particles"]
        while last < end and words < _MAX_NAME:
            token = self.tokens[last]
            if (
                token.kind != "word"
                or last in self.placed
                or (
                    self._is_common(token.form)
                    and token.form not in self.words["name_particles"]
                    and not self.is_ali(last)
                )
            ):
                break
            form = token.form
            if form in self.words["name_particles"] or glued:
                glued = form in self.words["name_particles"] and form not in self.words["name_endings"]
                last += 1
                continue
            named = form in self.vocabulary.given_names or self._is_odd(form) or _is_nisba(form)
            if not named and words > 1:
                break
            if not named and (len(form) < 3 or form[0] in "يتسول" or form.endswith("ا")):
                break
            last, words = last + 1, words + 1
        while (
            last > index + 1 and self.tokens[last - 1].form in self.words["name_particles"] - self.words["name_endings"]
        ):
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
        return (
            self.tokens[index].form in self.vocabulary.given_names
            or self.tokens[index].form in self.words["name_openers"]
        )

    def may_be_surname(self, words: Sequence[str]) -> bool:
        """Tell whether an unlisted person's last word may stand for him: no adjective, no word of his post."""
        last = words[-1]
        is_post = words[0] in self.words["offices"] or words[0] in self.words["source_heads"]
        is_adjective = (
            last in self.vocabulary.demonyms.countries or self._is_common(last) or last in self.words["office_words"]
        )
        return not is_post and not is_adjective

    def goes_on(self, index: int, first: int) -> bool:
        """Tell whether a name goes on behind `index` or began before `first`, so that it is another person's."""
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        before = self.tokens[first - 1].form if first else ""
        named = self.vocabulary.given_names
        return (
            following in self.words["name_particles"]
            or (following in named and not self._is_common(following))
            or (_is_nisba(following) and following not in self.vocabulary.demonyms.countries)
            or (before in named and before not in self.words["titles"] and not self._is_common(before))
            or before in self.words["name_particles"]
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
        name = _without_tag(self.document.text[start:end])
        folded = " ".join(t.form for t in self.tokens[name_first:last] if t.kind == "word")
        return self._unlisted(first, last, name, folded, "person", parent_id)

    def post(self, first: int, last: int, parent_id: str, actor_type: str = "person") -> ActorMention:
        """Return the mention of a person or source known only by the post: «مدير مستشفى حجة»."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        words = [t.form for t in self.tokens[first:last] if t.kind == "word"]
        proclitics = _glued_before_post(self.tokens[first], self.words["offices"] | self.words["source_heads"])
        words[0] = words[0][proclitics:]
        name = _without_tag(self.document.text[start + proclitics : end])
        return self._unlisted(first, last, name, " ".join(words), actor_type, parent_id)

    def _unlisted(self, first: int, last: int, name: str, folded: str, actor_type: str, parent_id: str) -> ActorMention:
        """Register an unlisted actor and return its mention."""
        actor_id = unlisted_actor_id(folded)
        self.document.unlisted_actors.setdefault(actor_id, UnlistedName(actor_id, name, actor_type, parent_id))
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return ActorMention(start, end, first, last, actor_id, name, actor_type, False, parent_id, first)


def _glued_before_post(token: Token, heads: frozenset[str]) -> int:
    """Return how many letters are glued in front of the head word of a post."""
    for proclitics, rest in token.variants:
        if rest in heads:
            return len(proclitics)
    return 0


def _without_tag(name: str) -> str:
    """Return a name without the marks of a tag: «فاتو_بنسودا»."""
    return name.replace("_", " ").replace("#", "")


def _is_nisba(form: str) -> bool:
    """Tell a family name of the pattern «المالكي»."""
    return form.startswith("ال") and form.endswith("ي") and len(form) > 5
