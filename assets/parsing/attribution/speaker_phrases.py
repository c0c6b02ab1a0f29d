"""Speakers' names that no list knows: where the noun phrase ends, and the id it gets.

Belongs here: the extent of «مسؤول محلي», «رئيس المستشفى الجمهوري في حجة». Does not belong here: who is speaking.
"""

from __future__ import annotations

from assets.parsing.actors.unlisted_ids import unlisted_actor_id
from assets.parsing.attribution.speaker_index import SpeakerIndex, is_relay
from assets.parsing.model import ActorMention, UnlistedName
from assets.parsing.text.fold import word_form

_MAX_PHRASE = 9
_MAX_NAME = 4
_NAME_ENDS = frozenset({"الدين", "الله"})
_ARTICLE = "ال"
_RULERS = frozenset({"state", "government_body"})
"""Whom the name of a capital means."""
_ADJECTIVE_ENDS = ("ي", "يه", "يون", "يين", "يان", "يات")
_JOINING = frozenset({"في", "من", "لدي", "داخل", "باسم", "بشان", "لشوون"})
_UNLISTED_TYPES = {"body": "civil_society", "media": "media", "document": "civil_society"}


def behind_quoted_name(index: SpeakerIndex, at: int, stop: int) -> int:
    """Step over a name in quotation marks directly behind its generic noun: «منظمة "أطباء بلا حدود"»."""
    tokens = index.document.tokens
    if at < stop and tokens[at].form == '"':
        for i in range(at + 1, min(len(tokens), at + 7)):
            if tokens[i].form == '"':
                return i + 1
    return at


def short_phrase_end(index: SpeakerIndex, start: int, stop: int) -> int:
    """Return where the noun phrase ends when no «إن» closes it off: «أعلنت وزارة الصحة | مقتل …».

    A construct runs through its words with the article («وزارة الصحة الفلسطينية»), or through a town that needs none
    («مركز حلب الإعلامي»); an indefinite head takes relative adjectives («مسؤول محلي»).
    """
    tokens, words = index.document.tokens, index.vocabulary
    has_article = tokens[start].form.startswith(_ARTICLE)
    at = behind_quoted_name(index, start + 1, stop)
    if not has_article and (town := _town_of_body(index, start, at)) < stop and tokens[town].form.startswith(_ARTICLE):
        at, has_article = town, town > at
    while at < min(stop, start + 6) and tokens[at].kind == "word" and tokens[at].form not in words.skipped:
        form = tokens[at].form
        if form.startswith(_ARTICLE) and form not in words.relative_pronouns:
            has_article = True
        elif form == "باسم":
            has_article = False
            at += 1
        elif has_article or not form.endswith(_ADJECTIVE_ENDS):
            break
        at += 1
    return min(at, stop)


def _town_of_body(index: SpeakerIndex, start: int, at: int) -> int:
    """Return where the town in the name of a body ends, `at` where there is none: «شبكة حمص الإخبارية»."""
    named = index.actor_at.get(at)
    if index.vocabulary.heads.get(index.document.tokens[start].form) not in ("body", "media"):
        return at
    if at in index.places:
        return index.skip_to.get(at, at + 1)
    return named.last_token if named is not None and named.actor_type in _RULERS else at


def is_named_after_town(index: SpeakerIndex, town: ActorMention, end: int) -> bool:
    """Tell «مركز دمشق الإعلامي», a body of its own, from «حكومة دمشق»: the name goes on with an adjective."""
    is_capital = town.actor_type in _RULERS and town.last_token - town.first_token == 1
    return is_capital and town.last_token < end and index.document.tokens[town.last_token].form.startswith(_ARTICLE)


def closes_phrase(index: SpeakerIndex, at: int, stop: int) -> bool:
    """Tell whether the word at `at` cannot go on with the phrase before it, so that the phrase is whole."""
    if at >= stop - 1:
        return True
    token, words = index.document.tokens[at], index.vocabulary
    return (
        token.kind == "punct"
        or at in index.skip_to
        or token.form in words.prepositions
        or token.form in words.skipped
        or token.form in words.relative_pronouns
        or (token.form.startswith("ل") and words.heads.get(token.form[1:]) == "media")
    )


def phrase_end(index: SpeakerIndex, start: int, stop: int, head: str) -> int:
    """Return where the noun phrase ends: before a stop, a time, a relative clause or «في بيان»."""
    tokens, words = index.document.tokens, index.vocabulary
    at = behind_quoted_name(index, start + 1, stop)
    while at < min(stop, start + _MAX_PHRASE):
        token = tokens[at]
        if token.kind != "word" or token.form in words.relative_pronouns or token.form in words.complementizers:
            if token.form == '"' and at + 1 in index.actor_at:
                at = index.actor_at[at + 1].last_token + 1
                continue
            break
        mention = index.actor_at.get(at)
        if mention is not None and at > start:
            if is_relay(mention) and (token.form.startswith("ل") or head == "source"):
                break
            at = mention.last_token
            continue
        if at in index.skip_to and at not in index.places:
            break
        if token.form.startswith("ل") and words.heads.get(token.form[1:]) == "media":
            break  # «قال محمد لقناة …»
        if token.form in words.skipped and token.form not in ("نفسه", "نفسها"):
            break
        if token.form in words.relay_words or token.form in words.saying_nouns:
            break
        if token.form.startswith("ب") and token.form[1:] in words.statement_venues:
            break  # «شددت المنظمة ببيانها على»
        if token.form in words.prepositions:
            following = tokens[at + 1].form if at + 1 < stop else ""
            if token.form not in _JOINING or following in words.statement_venues or following in words.skipped:
                break
        at += 1
    at = min(at, stop)
    while at - 1 > start and (tokens[at - 1].form in words.prepositions or tokens[at - 1].kind == "punct"):
        at -= 1
    return at


def is_prepositional(index: SpeakerIndex, start: int, first: str) -> bool:
    """Tell words that a glued preposition leads, no name: «رد بالقول», «للصحفيين», «لضابط», «باستمرار المظاهرات»."""
    tokens = index.document.tokens
    following = tokens[start + 1].form if start + 1 < len(tokens) else ""
    if first.startswith(("بال", "لل")) or (first[0] in "بل" and first[1:] in index.vocabulary.heads):
        return True
    is_possessed = following.startswith(_ARTICLE) and not following.endswith("ي") and following not in _NAME_ENDS
    return first[0] == "ب" and is_possessed


def apposed_name_end(index: SpeakerIndex, end: int) -> int:
    """Return the end of a bare name between commas behind a title, else `end`: «الداعية المصري، محمد الصغير، …»."""
    tokens = index.document.tokens
    if end + 2 >= len(tokens) or tokens[end].form != "،":
        return end
    return bare_name_end(index, end + 1) or end


def bare_name_end(index: SpeakerIndex, start: int) -> int:
    """Return the end of two to four words that can be a name and that a comma or «إن» closes off, else 0."""
    tokens, words = index.document.tokens, index.vocabulary
    at = start
    while at < len(tokens) and at - start <= _MAX_NAME and tokens[at].kind == "word":
        form = tokens[at].form
        if form in words.complementizers:
            break
        is_other = at in index.actor_at or at in index.skip_to or form in words.prepositions or form in words.skipped
        if is_other or form in words.relative_pronouns or words.verb(tokens[at]) is not None:
            return 0
        if form[0] in ("وفبل" if at == start else "ول"):
            return 0
        at += 1
    is_name = 2 <= at - start <= _MAX_NAME and not tokens[start].form.startswith(_ARTICLE)
    is_closed = at < len(tokens) and (tokens[at].form in words.complementizers or tokens[at].form == "،")
    return at if is_name and is_closed else 0


def register_unlisted(index: SpeakerIndex, start: int, end: int, head: str, first: str) -> str:
    """Give the phrase an id of its own and note it among the document's unlisted actors."""
    tokens = index.document.tokens
    offset = len(tokens[start].form) - len(first) if tokens[start].form.endswith(first) else 0
    written = index.document.text[tokens[start].start + offset : tokens[end - 1].end]
    if tokens[start].form.startswith("لل") and first.startswith(_ARTICLE):
        written = "ا" + written[1:]  # «للسلطات» is «السلطات»
    name = " ".join(written.replace("_", " ").replace("#", "").replace("،", "").split())
    if name.count('"') % 2:
        name = name.replace('"', "")
    words = word_form(name).replace('"', " ").split()
    if words[0].endswith("ا") and words[0][:-1] in index.vocabulary.heads:
        # the accusative of «لكن مصدرا قال» is no part of the name
        words[0] = words[0][:-1]
        head_word, _, rest = name.partition(" ")
        name = f"{head_word.rstrip('اً')} {rest}".strip()
    actor_id = unlisted_actor_id(" ".join(words))
    index.document.unlisted_actors.setdefault(
        actor_id, UnlistedName(actor_id, name, _UNLISTED_TYPES.get(head, "person"))
    )
    return actor_id
