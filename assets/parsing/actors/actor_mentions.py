"""Actors: every party, body, person, medium and source of the article with its id.

Belongs here: the stage itself. Does not belong here: the tables (actor_names.py), what «الجيش» means in this article
(actor_contexts.py), persons that no table lists (people.py).

A country yields a place and an actor: grammar, later, tells which of the two a clause means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assets.parsing.actors.actor_contexts import ArticleContext
from assets.parsing.actors.actor_names import ActorName, ActorRecord, ActorVocabulary, load_vocabulary
from assets.parsing.actors.described_men import describes
from assets.parsing.actors.office_holders import find_counterparts, name_holders, same_person, with_taken_up_bodies
from assets.parsing.actors.people import find_people, find_surnames, link_names
from assets.parsing.actors.person_names import People
from assets.parsing.actors.speaking_capitals import find_capitals
from assets.parsing.actors.unlisted_bodies import with_bodies
from assets.parsing.model import ActorMention, Document, PlaceMention, Token, UnlistedName
from assets.parsing.places.place_mentions import article_country_focus
from assets.parsing.places.place_names import load_vocabulary as load_places
from assets.parsing.text.fold import word_form
from assets.parsing.text.name_trie import TRANSPARENT, NameMatch, written_name

__all__ = ["ActorVocabulary", "find_actors", "glue_names", "load_vocabulary"]

_BASE = word_form("القاعدة")
_PROCLITICS = frozenset({"", "و", "ف", "ل", "ب", "ك", "ول", "وب", "فل"})


def find_actors(
    document: Document,
    vocabulary: ActorVocabulary,
    places: Sequence[PlaceMention],
    is_name_like: Callable[[str], bool] | None = None,
) -> tuple[ActorMention, ...]:
    """Return the actors of the article in order of place; unlisted ones are registered in the document.

    Mentions do not overlap, save that a body may stand inside the mention of its spokesman or source.
    """
    context = ArticleContext(vocabulary, article_country_focus(document, places), document.published.on)
    placed = frozenset(i for p in places for i in range(p.first_token, p.last_token))
    people = People(document, vocabulary, is_name_like, placed)
    listed = _listed(document, vocabulary, context, places)
    listed = sorted(listed + find_capitals(document, vocabulary, places, listed), key=lambda m: (m.start, -m.end))
    taken = _taken(listed)
    unlisted, replaced = find_people(document, people, listed, taken)
    mentions = [m for number, m in enumerate(listed) if number not in replaced]
    mentions = same_person(mentions, unlisted, document, vocabulary)
    mentions = link_names(people, mentions)
    covered = {index: 0 for m in mentions for index in range(m.first_token, m.last_token)}
    mentions += find_surnames(people, sorted(mentions, key=lambda m: m.start), covered)
    mentions = with_bodies(people, mentions)
    mentions = find_counterparts(document, vocabulary, mentions)
    mentions = name_holders(document, vocabulary, mentions, listed)
    mentions = with_taken_up_bodies(document, sorted(mentions, key=lambda m: (m.start, -m.end)))
    _register_unlisted(document, mentions)
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def _register_unlisted(document: Document, mentions: Iterable[ActorMention]) -> None:
    """List in the document just the unlisted actors that stay mentioned: a post may be one here and a person there."""
    registered = dict(document.unlisted_actors)
    document.unlisted_actors.clear()
    for mention in mentions:
        if not mention.is_known:
            unlisted = UnlistedName(mention.actor_id, mention.name, mention.actor_type, mention.parent_id)
            known = document.unlisted_actors.get(mention.actor_id) or registered.get(mention.actor_id, unlisted)
            document.unlisted_actors[mention.actor_id] = known if known.container_id else unlisted


def glue_names() -> frozenset[str]:
    """Return the folded words of names of places and actors that the web glues to others («والولاياتالمتحدة»)."""
    words = set(load_vocabulary().glue)
    for record in load_places().records.values():
        if record.place_type in {"country", "governorate", "city", "region"}:
            words.update(word for word in word_form(record.name_ar).split() if len(word) >= 4)
    return frozenset(words)


def _listed(
    document: Document, vocabulary: ActorVocabulary, context: ArticleContext, places: Sequence[PlaceMention]
) -> list[ActorMention]:
    """Return the mentions of listed actors, general words resolved by what came before them."""
    found: list[ActorMention] = []
    tokens = document.tokens
    placed = {p.first_token: p for p in places}
    for sentence in document.sentences:
        index, end = sentence.first_token, sentence.last_token
        while index < end:
            token = tokens[index]
            if token.kind != "word" or not vocabulary.trie.starts(token):
                index += 1
                continue
            match = vocabulary.trie.match(tokens, index, end)
            if match is None or match.proclitics not in _PROCLITICS:
                index += 1
                continue
            match = _with_rest(match, tokens, index, end, vocabulary)
            actor_id = _meaning(match, tokens, index, sentence.first_token, vocabulary, context, placed)
            if not actor_id:
                index = match.end if index in placed else index + 1
                continue
            context.note(actor_id, index)
            if any(
                _reports(tokens[at], vocabulary) for at in (index - 1, match.end) if sentence.first_token <= at < end
            ):
                context.note_speech(actor_id, index)
            mention = _mention(document, match, index, sentence.first_token, vocabulary.records[actor_id], vocabulary)
            if found and mention.first_token < found[-1].last_token:
                if found[-1].first_token == mention.first_token and found[-1].actor_id.startswith("generic."):
                    found.pop()  # «مسلحون من حزب الله» are no gunmen of their own
                else:
                    start = _start(document, index, match.proclitics)
                    mention = replace(mention, first_token=index, start=start, head_token=index)
            if found and describes(mention, found[-1], tokens):
                men = found.pop()
                mention = replace(mention, first_token=men.first_token, start=men.start, head_token=men.first_token)
            found.append(mention)
            index = match.end
            for second in _coordinated(document, match, vocabulary, actor_id, end):
                found.append(second)
                context.note(second.actor_id, index)
                index = second.last_token
    return found


def _with_rest(
    match: NameMatch[ActorName], tokens: tuple[Token, ...], index: int, end: int, vocabulary: ActorVocabulary
) -> NameMatch[ActorName]:
    """Return a name with the longer one that begins inside it: «طائرات [التحالف | بقيادة السعودية]».

    The longer one says which body is meant: «عناصر [الشرطة | الاتحادية]», «مقاتلو [حركة طالبان | الباكستانية]».
    """
    for inner in range(index + 1, match.end):
        other = vocabulary.trie.match(tokens, inner, end) if vocabulary.trie.starts(tokens[inner]) else None
        if other is not None and other.end > match.end and not other.proclitics:
            return match._replace(end=other.end, values=other.values, n_words=match.n_words + other.end - match.end)
    return match


def _is_a_base(word: str, behind: int, tokens: tuple[Token, ...], vocabulary: ActorVocabulary) -> bool:
    """Tell «القاعدة الفرنسية», «القاعدة الجوية»: the base, and no Al-Qaeda."""
    if word != _BASE or behind >= len(tokens) or not tokens[behind].form.startswith("ال"):
        return False
    return tokens[behind].form in vocabulary.words["base_kinds"] or bool(vocabulary.demonyms.country_of(tokens[behind]))


def _meaning(
    match: NameMatch[ActorName],
    tokens: tuple[Token, ...],
    index: int,
    first: int,
    vocabulary: ActorVocabulary,
    context: ArticleContext,
    placed: dict[int, PlaceMention],
) -> str:
    """Return the actor that a listed name means here, "" where it is a place, or nothing tells."""
    word = tokens[index].form[len(match.proclitics) :]
    before_it = tokens[index - 1] if index > first else None
    speaks = before_it is not None and _reports(before_it, vocabulary)
    actor_id = context.resolve(match.values, word, index, speaks=speaks)
    if not actor_id and speaks and index in placed and not match.proclitics:
        return vocabulary.capitals.get(word, "")  # «أعربت واشنطن»
    if not actor_id or (match.n_words == 1 and _is_a_base(word, match.end, tokens, vocabulary)):
        return ""
    record = vocabulary.records[actor_id]
    variants = before_it.variants if before_it is not None and record.kind == "state" else ()
    if any(rest in vocabulary.words["waters"] for _, rest in variants):
        return ""  # «على نهر النيجر», «بحر الصين»
    behind = placed.get(match.end)
    is_office = bool(record.office) and all(name.is_context for name in match.values)
    if is_office and behind is not None and behind.place_id == f"cc:{record.country}":
        return ""  # «اتهم وزير الخارجية إيران بتزويد»: the state behind the office is another's object
    if (
        record.kind == "state"
        and index not in placed
        and vocabulary.demonyms.country_of(tokens[index])
        and match.n_words == 1
    ):
        return ""  # the adjective of «السلطات السعودية», which the stage of places has told from the country
    if index not in placed or match.n_words > 1 and record.kind != "state":
        return actor_id
    is_capital = record.kind != "state" or all(n.is_context for n in match.values)
    leads = vocabulary.words["capital_leads" if is_capital else "place_leads"]
    before = index - 1
    while before >= first and tokens[before].form in TRANSPARENT:
        before -= 1
    led = before >= first and any(rest in leads for _, rest in tokens[before].variants)
    return "" if led or match.proclitics in {"ب", "وب"} else actor_id


def _reports(token: Token, vocabulary: ActorVocabulary) -> bool:
    """Tell a verb of reporting: «أعلن», «وقالت»."""
    return any(rest in vocabulary.words["reporting"] for _, rest in token.variants)


def _mention(
    document: Document,
    match: NameMatch[ActorName],
    index: int,
    first: int,
    record: ActorRecord,
    vocabulary: ActorVocabulary,
) -> ActorMention:
    """Return the mention of a listed actor, led by its members where they are named («مسلحي بوكو حرام»)."""
    tokens = document.tokens
    head = _head(tokens, index, first, match.proclitics, record, vocabulary)
    start = tokens[head].start if head < index else _start(document, index, match.proclitics)
    if head < index:
        start += next((len(p) for p, rest in tokens[head].variants if rest in vocabulary.words["members"]), 0)
    end = tokens[match.end - 1].end
    name = (
        written_name(document.text[start:end], tokens[index], match.proclitics)
        if head == index
        else document.text[start:end]
    )
    return ActorMention(
        start, end, head, match.end, record.actor_id, name, record.actor_type, True,
        record.parent_id, head,
    )  # fmt: skip


def _head(
    tokens: tuple[Token, ...], index: int, first: int, proclitics: str, record: ActorRecord, vocabulary: ActorVocabulary
) -> int:
    """Return the token of the members in front of a body's name, the name's own first token where there are none."""
    if record.kind not in {"force", "party", "population"} or proclitics not in {"", "ل"}:
        return index
    if tokens[index].form in vocabulary.words["men_as_objects"]:
        return index  # «هاجم مسلحون | جنودا أتراكا»
    at = index - 1
    while at >= first and tokens[at].form in TRANSPARENT:
        at -= 1
    if at > first and tokens[at].form in vocabulary.words["member_links"]:
        at -= 1
    elif proclitics:
        return index
    if at >= first and any(rest in vocabulary.words["members"] for _, rest in tokens[at].variants):
        return at
    return index


def _start(document: Document, index: int, proclitics: str) -> int:
    """Return the offset of a name behind its proclitics; behind «لل» the name begins at its second lam."""
    token = document.tokens[index]
    return token.start + len(proclitics) if token.end - token.start == len(token.form) else token.start


def _coordinated(
    document: Document, match: NameMatch[ActorName], vocabulary: ActorVocabulary, actor_id: str, end: int
) -> list[ActorMention]:
    """Return the same body of a second country: «طائرات سورية وروسية», «القوات التركية والروسية»."""
    tokens = document.tokens
    at = match.end
    if (
        at >= end
        or not tokens[at].form.startswith("و")
        or not any(c for c in [vocabulary.records[actor_id].country] if c)
    ):
        return []
    code, n_words = vocabulary.demonyms.country_at(tokens, at, allow_proclitics=True)
    own, _ = vocabulary.demonyms.country_at(tokens, at - 1)
    if not code or not own or code == own:
        return []
    body = actor_id.partition(".")[2] if actor_id.partition(".")[0] != "state" else ""
    others = [f"{code.lower()}.{body}", f"state.{code.lower()}"]
    is_flying = any(
        t.form.endswith(("طايرات", "مقاتلات", "طيران")) for t in tokens[max(0, at - match.n_words - 1) : at]
    )
    if is_flying:
        # where two sides claim a state, its aircraft are the government's army
        divided = f"{code.lower()}.government" in vocabulary.records
        others = [f"{code.lower()}.army"] if divided else others[1:]
    other = next((o for o in others if o in vocabulary.records), "")
    if not other:
        return []
    record = vocabulary.records[other]
    start, stop = tokens[at].start + 1, tokens[at + n_words - 1].end
    return [
        ActorMention(start, stop, at, at + n_words, other, document.text[start:stop], record.actor_type, True,
                     record.parent_id, at)
    ]  # fmt: skip


def _taken(mentions: Sequence[ActorMention]) -> dict[int, int]:
    """Return for each covered token the number of the mention over it."""
    return {i: n for n, m in enumerate(mentions) for i in range(m.first_token, m.last_token)}
